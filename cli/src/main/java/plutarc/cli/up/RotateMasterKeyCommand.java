package plutarc.cli.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plutarc rotate-master-key}: asks the installation of a data folder for a new master key. Who may write into the folder may ask. */
@Command(name = "rotate-master-key", mixinStandardHelpOptions = true,
        description = "Change the key that exchange keys are encrypted with at rest, while everything runs; the former one is destroyed.")
public final class RotateMasterKeyCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "The installation's data folder. Default: ${DEFAULT-VALUE}")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InstallationException, InterruptedException {
        Path folder = data.toAbsolutePath().normalize();
        boolean inService = wrappedByService(folder);
        if (!inService && !Files.exists(folder.resolve("master.key"))) {
            throw new InstallationException(folder + " holds no master.key; give the data folder of an installation with --data. "
                    + "A key from the environment is changed by a start with the new one (docs/keys.md)");
        }
        Path wanted = folder.resolve("rotate-master-key");
        if (!Files.exists(wanted)) {
            Files.createFile(wanted);
        }
        if (!runs(folder)) {
            spec.commandLine().getOut().println("Nothing runs on " + folder + ": the next start changes the master key.");
            return 0;
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(wanted)) {
            if (System.nanoTime() > until) {
                throw new InstallationException("the master key has not changed within " + PATIENCE.toSeconds() + " s; the backend goes on trying, its log says why: "
                        + folder.resolve("log"));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        spec.commandLine().getOut().println(inService ? "All data keys are wrapped by the key service, with the newest version of its key." : "The master key has changed; the former one is destroyed. Put " + folder.resolve("master.key") + " into your backup.");
        return 0;
    }

    /** What the key service has wrapped says so in its first line. */
    private static boolean wrappedByService(Path folder) throws IOException {
        Path keys = folder.resolve("vault");
        if (!Files.isDirectory(keys)) {
            return false;
        }
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".key")).toList()) {
                if (Files.readString(file, StandardCharsets.US_ASCII).startsWith("service/")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean runs(Path folder) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve("plutarc.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = file.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException here) {
            return true;
        }
    }
}
