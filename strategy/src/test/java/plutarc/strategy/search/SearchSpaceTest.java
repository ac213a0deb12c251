package plutarc.strategy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.strategy.Examples;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.template.Template;

class SearchSpaceTest {

    private static SearchSpace space(String... axes) {
        return new SearchSpace(Examples.reference(), Catalog.standard(), Arrays.stream(axes).map(Axis::parse).toList());
    }

    @Test
    void aVariantDiffersFromItsTemplateInTheChosenValuesAlone() {
        SearchSpace space = space("components[0].fast=5:20:5", "hard_stop.atr_mult=1,2.5");
        Template variant = space.template(new int[]{2, 1}).orElseThrow();
        assertThat(variant.components().get(0).params()).containsEntry("fast", ParamValue.of(15)).containsEntry("slow", ParamValue.of(26));
        assertThat(variant.components().get(2).params()).containsEntry("atr_mult", ParamValue.of(2.5));
        assertThat(variant.withComponents(Examples.reference().components())).isEqualTo(Examples.reference());
        assertThat(space.values(new int[]{2, 1})).containsExactly("15", "2.5");
    }

    @Test
    void fieldsOfTheTemplateVaryToo() {
        SearchSpace space = space("combination.threshold=0.5,1", "entryCooldown.amount=0,3", "direction=long,short", "sizing.quantity=1,2", "ema_cross.weight=1,2", "ema_cross.interval=1m,5m");
        Template variant = space.template(new int[]{0, 1, 1, 1, 1, 1}).orElseThrow();
        assertThat(variant.combination().threshold()).isEqualTo(0.5);
        assertThat(variant.entryCooldown().amount()).isEqualTo(3);
        assertThat(variant.direction().id()).isEqualTo("short");
        assertThat(variant.components().getFirst().weight()).isEqualTo(2);
        assertThat(variant.components().getFirst().interval().orElseThrow().label()).isEqualTo("5m");
    }

    @Test
    void valuesThatDoNotGoTogetherAreNoVariantAndSayWhy() {
        SearchSpace space = space("ema_cross.fast=10,40");
        assertThat(space.template(new int[]{0})).isPresent();
        assertThat(space.template(new int[]{1})).isEmpty();
        assertThat(space.problem(new int[]{1}).orElseThrow().path()).startsWith("components[0]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "components[9].fast=1,2|the template has 4 components", "ema_cross.speed=1,2|has no parameter 'speed'; allowed are fast, slow", "nothing.at=1,2|is not in the template; allowed are",
            "name=a,b|is not in the template"})
    void aPathThatLeadsNowhereIsNamedWithWhatIsAllowed(String axis, String message) {
        assertThatThrownBy(() -> space(axis)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void theSameParameterByTwoNamesIsRefused() {
        assertThatThrownBy(() -> space("ema_cross.fast=1,2", "components[0].params.fast=3,4")).hasMessageContaining("comes twice");
        assertThatThrownBy(() -> new SearchSpace(Examples.reference(), Catalog.standard(), List.of())).hasMessageContaining("nothing to search");
    }

    @Property(tries = 200)
    void everyPointHasItsNumber(@ForAll @LongRange(min = 0, max = 3 * 4 * 5 - 1) long number) {
        SearchSpace space = space("ema_cross.fast=3:5:1", "ema_cross.slow=20:23:1", "hard_stop.atr_mult=1:5:1");
        assertThat(space.size()).isEqualTo(60);
        assertThat(space.number(space.point(number))).isEqualTo(number);
    }
}
