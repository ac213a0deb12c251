package plutarc.saga.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How bots run as processes of this machine.
 *
 * @param data        folder of the installation; bots live in {@code bots/}, records in {@code instances/}, versions in {@code versions/}
 * @param java        the Java launcher
 * @param classpath   of the bot node as it was built; see {@link InstalledVersions}
 * @param mainClass   of the bot node
 * @param flags       of the virtual machine
 * @param link        where bots find the backend, such as {@code ws://127.0.0.1:8081/link/v1}; asked at each start
 * @param backOff     pause before the first restart; doubles with each crash in a row, up to {@code longestPause}
 * @param crashLimit  so many crashes in a row are one too many
 * @param stable      a process that lived so long begins a new row
 * @param endPatience how long a process may take to end by itself
 */
public record LocalSettings(Path data, Path java, String classpath, String mainClass, List<String> flags, Supplier<String> link, Duration backOff,
                            Duration longestPause, int crashLimit, Duration stable, Duration endPatience) {

    /** Small and quick: one collector thread, one compiler tier, little stack, and young objects have room enough that few orders meet a collection. */
    public static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xss512k", "-Xms24m", "-Xmn12m", "-Xmx128m", "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError", "-Djava.net.preferIPv4Stack=true", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    public static LocalSettings of(Path data, Path java, String classpath, Supplier<String> link) {
        return new LocalSettings(data, java, classpath, "plutarc.botnode.BotNodeMain", SMALL, link, Duration.ofSeconds(1), Duration.ofSeconds(30), 6,
                Duration.ofMinutes(2), Duration.ofSeconds(8));
    }

    /**
     * With the classes that the build has loaded and linked ahead of time, beside the program's jar, to start with less work. The virtual machine does without
     * where they do not match the jars, and is told not to complain.
     */
    public static List<String> withLinkedClasses(List<String> flags, Path jar) {
        var name = jar.getFileName().toString();
        var cache = jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + ".aot");
        if (!Files.exists(cache)) {
            return flags;
        }
        var all = new ArrayList<>(flags);
        all.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        return List.copyOf(all);
    }

    /** An update that does not run is given up sooner than a bot that did. */
    int trialLimit() {
        return Math.min(2, crashLimit);
    }
}
