package plutarc.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Answer;

class DashboardTest {

    @TempDir
    static Path folder;

    private static RunningBackend backend;

    @BeforeAll
    static void start() throws Exception {
        Path web = Files.createDirectories(folder.resolve("dist"));
        Files.createDirectories(web.resolve("assets"));
        Files.writeString(web.resolve("index.html"), "<!doctype html><title>plutarc</title>");
        Files.writeString(web.resolve("assets/app-1a2b3c.js"), "console.log('plutarc')");
        Files.writeString(folder.resolve("secret.txt"), "not of the dashboard");
        backend = RunningBackend.over(folder.resolve("data"), "--plutarc.web=" + web);
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @Test
    void everyPageIsTheOneDocumentAndAskedForAgain() {
        for (String page : new String[] {"/", "/bots", "/bots/0123abc"}) {
            Answer answer = backend.browser().get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.body()).contains("<title>plutarc</title>");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void hashedAssetsAreKeptForEver() {
        Answer answer = backend.browser().get("/assets/app-1a2b3c.js");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("immutable").contains("max-age=31536000");
    }

    @Test
    void whatIsMissingIsNotFoundAndNothingElseOfTheDiskIsServed() {
        assertThat(backend.browser().get("/assets/gone.js").status()).isEqualTo(404);
        assertThat(backend.browser().get("/favicon.ico").status()).isEqualTo(404);
        assertThat(backend.browser().get("/%2e%2e/secret.txt").status()).isBetween(400, 404);
        assertThat(backend.browser().get("/..%2fsecret.txt").body()).doesNotContain("not of the dashboard");
    }

    @Test
    void theApiIsNeverAnsweredByAPage() {
        Answer answer = backend.browser().setUp().get("/api/no-such-thing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("code").asString()).isEqualTo("resource.unknown");
    }
}
