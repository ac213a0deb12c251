package plutarc.strategy.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.strategy.Examples;
import plutarc.strategy.OracleCandles;
import plutarc.strategy.market.Instrument;

/** The written-down reference strategy over its year of minutes: the same trades and the same equity, to the cent. */
class ReferenceBacktestTest {
    private record Expected(int entryBar, double entry, int exitBar, double exit, boolean stop) { }

    private static BacktestResult run(FillConvention fill) {
        BacktestSettings settings = BacktestSettings.standard().withCash(10_000_000).withSlippageBps(0).withWarmupBars(1000).withLimits(Optional.empty())
                .withFill(fill);
        return Backtester.standard().run(Examples.reference(), SymbolData.of(Instrument.plain("BTC").withFee(0.0005), OracleCandles.year()), settings);
    }

    @ParameterizedTest
    @CsvSource({"CLOSE, close, 3599, 9707216.5042", "INTRABAR, intrabar, 4303, 9727674.5337"})
    void everyTradeIsThatOfTheReference(FillConvention fill, String file, int stops, double finalEquity) throws IOException {
        BacktestResult result = run(fill);
        List<Expected> expected = expected(file);
        assertThat(expected).hasSize(9405);
        assertThat(result.trades()).hasSize(9405);
        for (int i = 0; i < expected.size(); i++) {
            BacktestTrade t = result.trades().get(i);
            Expected e = expected.get(i);
            assertThat(t.entryBar()).as("entry of trade %d", i).isEqualTo(e.entryBar());
            assertThat(t.exitBar()).as("exit of trade %d", i).isEqualTo(e.exitBar());
            assertThat(t.entryPrice()).isEqualTo(e.entry());
            assertThat(t.exitPrice()).isCloseTo(e.exit(), within(1e-9));
            assertThat(t.exitReason()).isEqualTo(e.stop() ? "hard_stop" : "signal_flip");
        }
        assertThat(result.trades().stream().filter(t -> t.exitReason().equals("hard_stop"))).hasSize(stops);
        assertThat(result.finalEquity()).isCloseTo(finalEquity, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"INTRABAR_AFTER_ENTRY, 9727579.8567", "INTRABAR_STOP_FIRST, 9714805.5243"})
    void theOtherConventionsGiveTheirFigures(FillConvention fill, double finalEquity) {
        assertThat(run(fill).finalEquity()).isCloseTo(finalEquity, within(0.0005));
    }

    @Test
    void theRsiFilterShowsWhatItKeptOut() {
        BacktestResult result = run(FillConvention.CLOSE);
        Blocked rsi = result.blocked().stream().filter(b -> b.blocker().equals("rsi_momentum")).findFirst().orElseThrow();
        assertThat(rsi.entries()).isPositive();
        assertThat(rsi.alone()).isEqualTo(rsi.entries());
        assertThat(rsi.trades()).isBetween(1, (int) rsi.entries());
        assertThat(rsi.netPct()).isCloseTo(rsi.grossProfitPct() - rsi.grossLossPct(), within(1e-9));
    }

    private static List<Expected> expected(String variant) throws IOException {
        try (InputStream in = ReferenceBacktestTest.class.getResourceAsStream("/oracle/trades_" + variant + ".csv.gz");
             BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(l -> l.split(",")).map(c -> new Expected(Integer.parseInt(c[0]), Double.parseDouble(c[1]), Integer.parseInt(c[2]),
                    Double.parseDouble(c[3]), c[4].equals("stop"))).toList();
        }
    }
}
