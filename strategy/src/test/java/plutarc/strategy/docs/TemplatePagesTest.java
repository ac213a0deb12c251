package plutarc.strategy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.strategy.template.SystemTemplates;

class TemplatePagesTest {
    private static final Path PAGES = Path.of("..", "docs", "templates");

    static Stream<String> ids() {
        return SystemTemplates.all().keySet().stream();
    }

    /** To publish new ones: run with -Dpublish=true. */
    @ParameterizedTest
    @MethodSource("ids")
    void everyPageSaysWhatAFreshRunSays(String id) throws IOException {
        TemplatePage page = new TemplatePage(id, SystemTemplates.find(id).orElseThrow());
        holds(PAGES.resolve(id + ".md"), page.markdown());
        if (page.slowedJson().isPresent()) {
            holds(PAGES.resolve("slow").resolve(id + ".json"), page.slowedJson().get());
        }
    }

    private static void holds(Path file, String content) throws IOException {
        if (Boolean.getBoolean("publish")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file).hasContent(content);
    }
}
