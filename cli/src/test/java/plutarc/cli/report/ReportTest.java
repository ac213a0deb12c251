package plutarc.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void whatComesInIsTextAndNeverMarkup() {
        String evil = "</title><script>alert('1')</script>\"&";
        String page = new Html().text("p", evil).table(evil, List.of(evil, evil), List.of(List.of(evil, evil))).toString();
        assertThat(page).doesNotContain("<script").doesNotContain("</title>").contains("&lt;script&gt;").contains("&quot;&amp;").contains("alert(&#39;1&#39;)");
        assertThat(new Chart(evil, 100, 0, 1, 0, 1).trade(true, true, 0, 0, 1, 1, evil).svg()).doesNotContain("<script").doesNotContain("\"&\"");
    }

    @Test
    void figuresThatAreNotDefinedAreDashes() {
        assertThat(Html.number(Double.NaN)).isEqualTo("–");
        assertThat(Html.percent(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(Html.percent(-0.0123)).isEqualTo("-1.23 %");
        assertThat(Html.number(12345.678)).isEqualTo("12,345.68");
    }

    @Test
    void aChartPutsTheSmallestBelowTheLargestAndTheEarliestLeft() {
        Chart chart = new Chart("t", 200, 10, 20, 5, 6);
        assertThat(chart.y(6)).isLessThan(chart.y(5)).isBetween(0.0, 200.0);
        assertThat(chart.x(10)).isLessThan(chart.x(20)).isBetween(0.0, 1000.0);
    }

    @Test
    void aFlatOrEmptySpanStillHasCoordinates() {
        Chart flat = new Chart("t", 200, 10, 10, 5, 5).grid("", 1).dates().line("equity", new double[]{10, 10}, new double[]{5, Double.NaN});
        assertThat(flat.svg()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(flat.svg()).contains("points=\"").endsWith("</svg>");
    }
}
