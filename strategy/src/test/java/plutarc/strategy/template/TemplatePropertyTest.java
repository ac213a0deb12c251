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

    @Test
    void everyProblemIsNamedAtOnceWhereItIs() {
        Validation v = TemplateValidation.check("""
                {"name": "", "direction": "sideways", "triggerInterval": "7m", "pyramiding": 0, "foo": 1,
                 "combination": {"mode": "min_signals", "threshold": 9}, "sizing": {"mode": "percent_of_equity", "percent": 1e9}, "entryCooldown": {"amount": -1},
                 "sessions": [{"days": ["moo"], "start": "25:00", "end": "09:00"}, {"days": [], "start": "09:00", "end": "09:00"}],
                 "components": [{"component": "ema_cross", "role": "signal", "params": {"fast": 90, "slow": 50, "mode": "bogus", "zzz": 1}}, {"component": "nope", "role": "filter"},
                                {"component": "take_profit", "role": "signal"}, {"component": "macd", "role": "boss", "params": {"fast": 999}},
                                {"component": "adx", "role": "filter", "interval": "1d", "params": {"threshold": "high"}}, {"component": "rsi_level", "role": "signal", "weight": -3}]}""");
        assertThat(v.errors()).extracting(Problem::path).containsExactlyInAnyOrder("name", "direction", "triggerInterval", "pyramiding", "foo", "combination.threshold", "sizing.percent",
                "entryCooldown", "sessions[0].days", "sessions[0].start", "sessions[1].days", "sessions[1]", "components[0].params.fast", "components[0].params.mode", "components[0].params.zzz",
                "components[1].component", "components[2].role", "components[3].role", "components[3].params.fast", "components[4].interval", "components[4].params.threshold",
                "components[5].weight", "components");
        assertThat(v.errors()).allSatisfy(problem -> {
            assertThat(problem.rule()).isNotBlank();
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.allowed()).isNotBlank();
        });
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
