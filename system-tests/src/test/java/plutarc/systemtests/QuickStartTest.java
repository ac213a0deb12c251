package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.cli.up.InstallationSettings;
import plutarc.cli.up.ProcessCommands;
import plutarc.saga.compute.LocalSettings;

/**
 * The classes that the build has loaded and linked are taken only by a virtual machine with the very options that recorded them; with others it starts all
 * the same, silently, at half the speed. So this asks the virtual machine.
 */
class QuickStartTest {

    private static final Path HOME = Path.of(System.getProperty("plutarc.home", "..")).toAbsolutePath().normalize();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path data;

    @Test
    void aBotStartsFromTheClassesThatTheBuildHasLinked() throws Exception {
        Path target = HOME.resolve("bot-node/target");
        Path jar = target.resolve("bot-node-0.1.0.jar");
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(LocalSettings.withLinkedClasses(LocalSettings.SMALL, jar));
        command.addAll(List.of("-cp", jar + File.pathSeparator + target.resolve("lib") + File.separator + "*" + File.pathSeparator + HOME.resolve("components") + File.separator + "*"));
        assertThat(told(command)).contains("Using AOT-linked classes: true");
    }

    @Test
    void theBackendStartsFromTheClassesThatTheBuildHasLinked() throws Exception {
        InstallationSettings settings = new InstallationSettings(HOME, data, 1, "60x", "btc-2022-01", false, false, Duration.ofSeconds(1));
        List<String> command = new ProcessCommands(settings).backend();
        assertThat(told(command.subList(0, command.indexOf("plutarc.platform.PlatformMain")))).contains("Using AOT-linked classes: true");
    }

    /** What a virtual machine with these options says of its cache; it runs nothing. */
    private static String told(List<String> options) throws Exception {
        List<String> command = new ArrayList<>(options);
        command.removeIf(option -> option.startsWith("-Xlog"));
        command.addAll(List.of("-Xlog:aot", "-version"));
        Process machine = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(machine.waitFor()).as(said).isZero();
        return said;
    }
}
