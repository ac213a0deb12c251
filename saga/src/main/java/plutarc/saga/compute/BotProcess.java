package plutarc.saga.compute;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.saga.compute.InstanceRecord.ProcessId;

/** Starts, finds and reads the processes of bots. Keeps no state; thread-safe. */
final class BotProcess {
    private static final String TOKEN = "PLUTARC_ENROLMENT_TOKEN";
    private static final int LOGS = 3;
    private static final int TAIL_BYTES = 4096;
    private static final int TAIL_LINES = 5;
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final LocalSettings settings;

    BotProcess(LocalSettings settings) {
        this.settings = settings;
    }

    /** @param token handed over by environment: command lines are for everybody to read */
    Process start(Deployment deployment, InstalledVersions.Program program, String address, String token) {
        var folder = folder(deployment.botId());
        try {
            Files.createDirectories(folder);
            onlyOurs(folder);
            rotate(folder);
            var builder = new ProcessBuilder(commandLine(deployment, program, address)).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(deployment.botId()).toFile()));
            builder.environment().put(TOKEN, token);
            return builder.start();
        } catch (IOException e) {
            throw ComputeException.passing("the bot's process cannot be started: " + e.getMessage(), e);
        }
    }

    private List<String> commandLine(Deployment deployment, InstalledVersions.Program program, String address) {
        var line = new ArrayList<String>();
        line.add(settings.java().toString());
        line.addAll(program.flags());
        line.addAll(List.of("-cp", program.classpath(), settings.mainClass(), "--link", settings.link().get()));
        line.addAll(identity(deployment));
        line.addAll(List.of("--bind", address, "--folder", folder(deployment.botId()).toString()));
        return line;
    }

    /** The process on record, if it lives; else one of this deployment that was started but not recorded, because we died in between. */
    Optional<ProcessHandle> find(Deployment deployment, Optional<ProcessId> recorded) {
        var alive = recorded.flatMap(BotProcess::alive);
        return alive.isPresent() ? alive : ProcessHandle.allProcesses().filter(process -> serves(process, deployment)).findAny();
    }

    private static Optional<ProcessHandle> alive(ProcessId id) {
        return ProcessHandle.of(id.pid()).filter(ProcessHandle::isAlive).filter(process -> process.info().startInstant()
                .map(start -> Duration.between(id.startedAt(), start).abs().compareTo(CLOCK_TOLERANCE) <= 0).orElse(false));
    }

    private boolean serves(ProcessHandle process, Deployment deployment) {
        var arguments = process.info().arguments().map(Arrays::asList).orElse(List.of());
        return arguments.contains(settings.mainClass()) && arguments.contains(folder(deployment.botId()).toString())
                && arguments.containsAll(identity(deployment));
    }

    private static List<String> identity(Deployment deployment) {
        return List.of("--bot", deployment.botId().value(), "--deployment", deployment.deploymentId().value());
    }

    static ProcessId idOf(ProcessHandle process, Instant now) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(now));
    }

    Path folder(BotId botId) {
        return settings.data().resolve("bots").resolve(botId.value()).toAbsolutePath().normalize();
    }

    Path log(BotId botId) {
        return folder(botId).resolve("bot.log");
    }

    /** The last lines that the bot wrote, for people; empty text where there are none. */
    String lastWords(BotId botId) {
        try (var file = new RandomAccessFile(log(botId).toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
            return LogWords.withoutSecrets(String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private void rotate(Path folder) throws IOException {
        var current = folder.resolve("bot.log");
        if (Files.exists(current) && Files.size(current) > 0) {
            for (int i = LOGS - 1; i >= 1; i--) {
                var older = folder.resolve("bot.log." + i);
                if (Files.exists(older)) {
                    Files.move(older, folder.resolve("bot.log." + (i + 1)), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(current, folder.resolve("bot.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void onlyOurs(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
