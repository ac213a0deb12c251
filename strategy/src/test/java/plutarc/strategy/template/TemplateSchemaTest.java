package plutarc.strategy.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.component.Catalog;

class TemplateSchemaTest {
    private static final Path PUBLISHED = Path.of("..", "docs", "template.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TemplateSchema.json(Catalog.standard()), InputFormat.JSON);

    /** To publish a new one: run with -Dpublish=true. */
    @Test
    void thePublishedSchemaIsThatOfTheCatalog() throws IOException {
        if (Boolean.getBoolean("publish")) {
            Files.writeString(PUBLISHED, TemplateSchema.json(Catalog.standard()));
        }
        assertThat(PUBLISHED).hasContent(TemplateSchema.json(Catalog.standard()));
    }

    @Test
    void everyTemplateThatShipsFitsTheSchema() {
        assertThat(SCHEMA.validate(Examples.referenceJson(), InputFormat.JSON)).isEmpty();
        SystemTemplates.all().forEach((id, t) -> assertThat(SCHEMA.validate(TemplateJson.write(t), InputFormat.JSON)).as(id).isEmpty());
    }

    @Property(tries = 150)
    void whateverIsValidFitsTheSchema(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        assertThat(SCHEMA.validate(TemplateJson.write(RandomTemplates.of(seed)), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"x\", \"components\": []}", "{\"name\": \"x\", \"colour\": 1, \"components\": [{}, {}]}",
        "{\"name\":\"x\",\"components\":[{\"component\":\"adx\",\"role\":\"exit_rule\"},{\"component\":\"hard_stop\",\"role\":\"exit_rule\"}]}",
        "{\"name\":\"x\",\"components\":[{\"component\":\"ema_cross\",\"role\":\"signal\",\"params\":{\"fast\":1}},{\"component\":\"hard_stop\",\"role\":\"exit_rule\"}]}",
        "{\"name\":\"x\",\"components\":[{\"component\":\"ema_cross\",\"role\":\"signal\",\"interval\":\"1d\"},{\"component\":\"hard_stop\",\"role\":\"exit_rule\"}]}"})
    void whatIsWrongInFormDoesNotFit(String json) {
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
        assertThat(TemplateValidation.check(json).valid()).isFalse();
    }
}
