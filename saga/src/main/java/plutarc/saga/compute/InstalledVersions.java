package plutarc.saga.compute;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The versions of the bot that this installation keeps side by side, each in a folder of its own below {@code versions/} of the data
 * folder: the bot's jar, its libraries in {@code lib/}, and beside the jar the classes that were linked ahead of time, where there are
 * some. The version that the installation was built with is copied there before a bot is first started. Thread-safe.
 */
final class InstalledVersions {
    private static final Pattern JAR = Pattern.compile("[a-z-]+-(\\d[\\w.+-]*)\\.jar");

    private final Path folder;
    private final String built;
    private final List<String> flags;
    private boolean looked;

    /**
     * @param built class path of the bot as it was built; installed where it begins with a jar that names its version
     * @param flags of every version's virtual machine
     */
    InstalledVersions(Path folder, String built, List<String> flags) {
        this.folder = folder.toAbsolutePath().normalize();
        this.built = built;
        this.flags = List.copyOf(flags);
    }

    /** How one version is started. */
    record Program(Optional<String> version, String classpath, List<String> flags) {
    }

    /** Newest first. */
    synchronized List<String> all() {
        installBuilt();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> jar(each).isPresent()).map(each -> each.getFileName().toString()).filter(name -> !name.startsWith("."))
                    .sorted(Comparator.comparing(VersionNumber::new).reversed()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The newest; without any, the bot as it was built. */
    Program newest() {
        return all().stream().findFirst().flatMap(this::find).orElseGet(() -> new Program(Optional.empty(), built, flags));
    }

    /** Empty where it is not installed. */
    Optional<Program> find(String version) {
        if (!all().contains(version)) {
            return Optional.empty();
        }
        return jar(folder.resolve(version)).map(jar -> {
            var all = new ArrayList<>(flags);
            all.add("-Dplutarc.bot.version=" + version);
            return new Program(Optional.of(version), jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*",
                    LocalSettings.withLinkedClasses(List.copyOf(all), jar));
        });
    }

    private void installBuilt() {
        if (looked) {
            return;
        }
        looked = true;
        Path jar = Path.of(built.split(Pattern.quote(File.pathSeparator))[0]);
        var named = JAR.matcher(String.valueOf(jar.getFileName()));
        if (!named.matches() || !Files.isRegularFile(jar)) {
            return;
        }
        try {
            Path to = folder.resolve(named.group(1));
            if (!same(jar, to.resolve(jar.getFileName()))) {
                install(jar, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install the bot in " + folder, e);
        }
    }

    /** Whole or not at all: built beside its place and moved there. Files keep their times, which the linked classes are checked against. */
    private void install(Path jar, Path to) throws IOException {
        Path next = folder.resolve("." + to.getFileName() + ".next");
        delete(next);
        Files.createDirectories(next.resolve("lib"));
        copy(jar, next);
        Path cache = jar.resolveSibling(stem(jar) + ".aot");
        if (Files.exists(cache)) {
            copy(cache, next);
        }
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            for (Path each : libraries.toList()) {
                copy(each, next.resolve("lib"));
            }
        }
        delete(to);
        Files.move(next, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(Path file, Path into) throws IOException {
        Files.copy(file, into.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean same(Path one, Path other) throws IOException {
        return Files.exists(other) && Files.size(one) == Files.size(other) && Files.getLastModifiedTime(one).toMillis() == Files.getLastModifiedTime(other).toMillis();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static Optional<Path> jar(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String stem(Path jar) {
        String name = jar.getFileName().toString();
        return name.substring(0, name.length() - ".jar".length());
    }
}
