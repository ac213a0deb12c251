package plutarc.strategy.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import plutarc.strategy.Examples;
import plutarc.strategy.component.Catalog;

class TemplateJsonTest {

    @Test
    void theReferenceTemplateIsValidAndWithoutWarnings() {
        Validation v = TemplateValidation.check(Examples.referenceJson());
        assertThat(v.errors()).isEmpty();
        assertThat(v.warnings()).isEmpty();
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameTemplateAndTheSameText() {
        Template template = Examples.reference();
        String text = TemplateJson.write(template);
        assertThat(TemplateJson.read(text)).isEqualTo(template);
        assertThat(TemplateJson.write(TemplateJson.read(text))).isEqualTo(text);
        assertThat(TemplateJson.read(TemplateJson.writePretty(template))).isEqualTo(template);
    }

    @Test
    void theFingerprintNamesTheContentNotItsLayout() {
        Template template = Examples.reference();
        assertThat(TemplateJson.fingerprint(TemplateJson.read(Examples.referenceJson()))).isEqualTo(TemplateJson.fingerprint(template)).hasSize(12);
        assertThat(TemplateJson.fingerprint(template.withComponents(template.components().subList(0, 3)))).isNotEqualTo(TemplateJson.fingerprint(template));
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        Validation v = TemplateValidation.check("""
                {"name": "", "triggerInterval": "7m", "colour": 1, "combination": {"mode": "min_signals", "threshold": 3},
                 "sessions": [{"days": ["mon", "funday"], "start": "25:00", "end": "10:00", "zone": "EST5"}],
                 "sizing": {"mode": "fixed_margin"},
                 "components": [
                  {"component": "ema_cross", "role": "signal", "weight": 11, "interval": "1d", "params": {"fast": 50, "slow": 20, "speed": 1}},
                  {"component": "adx", "role": "exit_rule", "params": {"period": 3, "mode": "sideways"}},
                  {"component": "crystal_ball", "role": "filter"}]}
                """);
        assertThat(v.errors()).extracting(Problem::path).containsExactlyInAnyOrder("triggerInterval", "colour", "sessions[0].days", "sessions[0].start", "sessions[0].zone", "name",
                "combination.threshold", "sizing.margin", "components[0].weight", "components[0].interval", "components[0].params.speed",
                "components[0].params.fast", "components[1].role", "components[1].params.period", "components[1].params.mode", "components[2].component",
                "components");
        assertThat(v.errors()).filteredOn(p -> p.path().equals("components[1].params.period")).singleElement()
                .satisfies(p -> assertThat(p.allowed()).isEqualTo("a whole number from 5 to 50"));
    }

    @Test
    void aTemplateWithoutProtectiveStopIsRefused() {
        Template template = Examples.reference();
        Template open = template.withComponents(template.components().stream().filter(c -> !c.component().equals("hard_stop")).toList());
        assertThat(TemplateValidation.check(open, Catalog.standard()).errors()).extracting(Problem::rule)
                .containsExactly("template.protective_stop");
    }

    @Test
    void brokenTextIsAProblemNotAnAccident() {
        assertThat(TemplateValidation.check("{\"name\":").errors()).extracting(Problem::rule).containsExactly("json.syntax");
        assertThat(TemplateValidation.check("[]").errors()).extracting(Problem::rule).containsExactly("json.object");
        assertThat(TemplateValidation.check("").errors()).hasSize(1);
        assertThatThrownBy(() -> TemplateJson.read("{}x")).isInstanceOf(InvalidTemplate.class);
    }
}
