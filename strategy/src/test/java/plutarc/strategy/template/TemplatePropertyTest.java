package plutarc.strategy.template;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.component.Catalog;

class TemplatePropertyTest {

    @Property(tries = 300)
    void whateverIsWrittenReadsBackTheSame(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Template template = RandomTemplates.of(seed);
        String text = TemplateJson.write(template);
        assertThat(TemplateJson.read(text)).isEqualTo(template);
        assertThat(TemplateJson.write(TemplateJson.read(text))).isEqualTo(text);
    }

    @Property(tries = 1000)
    void validationNeverThrowsOnArbitraryText(@ForAll String text) {
        assertThat(TemplateValidation.check(text)).isNotNull();
    }

    @Property(tries = 3000)
    void validationNeverThrowsOnADamagedTemplate(@ForAll @IntRange(min = 0, max = 1500) int at, @ForAll @IntRange(min = 0, max = 40) int length,
                                                 @ForAll("junk") String junk) {
        String json = Examples.referenceJson();
        int from = Math.min(at, json.length());
        String damaged = json.substring(0, from) + junk + json.substring(Math.min(json.length(), from + length));
        Validation v = TemplateValidation.check(damaged);
        assertThat(v.errors()).allSatisfy(p -> assertThat(p.message()).isNotBlank());
    }

    @Provide
    Arbitrary<String> junk() {
        return Arbitraries.of("", "null", "[]", "{}", "-1", "1e999", "\"x\"", "true", ",", "}", "\"\": 3,", "\"1d\"", "NaN", "\u0000");
    }

    @Test
    void theNineSystemTemplatesAreValid() {
        assertThat(SystemTemplates.all()).hasSize(9).allSatisfy((id, t) -> {
            Validation v = TemplateValidation.check(t, Catalog.standard());
            assertThat(v.errors()).as(id).isEmpty();
            assertThat(t.name().toLowerCase().replace(' ', '-')).isEqualTo(id);
        });
        assertThat(SystemTemplates.find("rsi-divergence")).get().satisfies(t -> {
            assertThat(t.components()).noneMatch(c -> c.component().equals("take_profit"));
            assertThat(TemplateValidation.check(t, Catalog.standard()).warnings()).extracting(Problem::rule).contains("template.break_even_only");
        });
    }
}
