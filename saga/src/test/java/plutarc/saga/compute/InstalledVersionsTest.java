package plutarc.saga.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledVersionsTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasBuiltIsInstalledWithItsLibrariesAndLinkedClasses() throws Exception {
        var program = versions(built("0.1.0", "first")).newest();
        var here = folder.resolve("versions/0.1.0");
        assertThat(program.version()).contains("0.1.0");
        assertThat(program.classpath()).isEqualTo(here.resolve("bot-node-0.1.0.jar") + File.pathSeparator + here.resolve("lib") + File.separator + "*");
        assertThat(program.flags()).contains("-Xss512k", "-Dplutarc.bot.version=0.1.0", "-XX:AOTCache=" + here.resolve("bot-node-0.1.0.aot"));
        assertThat(here.resolve("lib/one.jar")).hasContent("library");
    }

    @Test
    void versionsLieSideBySideAndTheNewestIsFirst() throws Exception {
        versions(built("0.9.0", "old")).all();
        assertThat(versions(built("0.10.0", "new")).all()).containsExactly("0.10.0", "0.9.0");
        assertThat(versions(built("0.10.0", "new")).find("0.9.0")).isPresent();
        assertThat(versions(built("0.10.0", "new")).find("0.8.0")).isEmpty();
    }

    @Test
    void anotherBuildOfAVersionTakesItsPlace() throws Exception {
        versions(built("0.1.0", "first")).all();
        versions(built("0.1.0", "second")).all();
        assertThat(folder.resolve("versions/0.1.0/bot-node-0.1.0.jar")).hasContent("second");
    }

    @Test
    void classesThatWereNotPackedAreRunFromWhereTheyAre() {
        var program = new InstalledVersions(folder.resolve("versions"), "/some/classes", List.of("-Xss512k")).newest();
        assertThat(program.version()).isEmpty();
        assertThat(program.classpath()).isEqualTo("/some/classes");
    }

    @ParameterizedTest
    @CsvSource({"0.10.0, 0.9.9", "1.0.0, 1.0.0-rc1", "1.0.1, 1.0", "2, 1.99.99", "1.0.0-rc2, 1.0.0-rc1", "1.0.0-10, 1.0.0-9"})
    void numbersCountAsNumbersAndASuffixComesBefore(String newer, String older) {
        assertThat(new VersionNumber(newer)).isGreaterThan(new VersionNumber(older));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"connect with apiKey=abcdefgh1 now|connect with apiKey=… now", "token Xy7Qw9ErTyUiOpAsDf12 spent|token … spent",
        "signature 0123456789abcdef0123456789abcdef01234567|signature …", "bot 3f2c8a1e-5b7d-4e9f-8c6a-1d2e3f4a5b6c failed|bot 3f2c8a1e-5b7d-4e9f-8c6a-1d2e3f4a5b6c failed",
        "java.lang.IllegalStateException: no clock|java.lang.IllegalStateException: no clock", "at plutarc.botnode.loop.TradingLoop.accept(TradingLoop.java:91)|at plutarc.botnode.loop.TradingLoop.accept(TradingLoop.java:91)"})
    void lastWordsAreShownWithoutWhatMayBeASecret(String line, String shown) {
        assertThat(LogWords.withoutSecrets(line)).isEqualTo(shown);
    }

    private InstalledVersions versions(Path jar) {
        return new InstalledVersions(folder.resolve("versions"), jar + File.pathSeparator + "lib/*", List.of("-Xss512k"));
    }

    private Path built(String version, String text) throws Exception {
        var target = folder.resolve("target-" + version + text);
        Files.createDirectories(target.resolve("lib"));
        Files.writeString(target.resolve("lib/one.jar"), "library");
        Files.writeString(target.resolve("bot-node-" + version + ".aot"), "linked");
        var jar = Files.writeString(target.resolve("bot-node-" + version + ".jar"), text);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(text.hashCode() * 1000L));
        return jar;
    }
}
