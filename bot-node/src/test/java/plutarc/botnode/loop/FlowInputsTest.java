package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plutarc.botnode.testing.Bots;
import plutarc.exchanges.BookLevel;
import plutarc.exchanges.ExchangeEvent.BookChanged;
import plutarc.exchanges.ExchangeEvent.PublicTrade;
import plutarc.exchanges.OrderSide;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.engine.Decision;
import plutarc.strategy.engine.EntryContext;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.market.Interval;
import plutarc.strategy.risk.RiskSnapshot;
import plutarc.strategy.template.TemplateJson;

/** What the engine is told of book and trades shows in the verdicts of the components that read it. */
class FlowInputsTest {

    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    private static final String TEMPLATE = """
            {"schema": "plutarc/template/1", "name": "Flow", "triggerInterval": "1m", "combination": {"mode": "any"}, "sizing": {"mode": "fixed_quantity", "quantity": 1},
             "components": [
              {"component": "trade_delta", "role": "signal", "params": {"window_s": 10, "threshold": 0.2}},
              {"component": "book_imbalance", "role": "signal", "params": {"levels": 2, "window_s": 5, "threshold": 0.25}},
              {"component": "hard_stop", "role": "exit_rule", "params": {"pct": 1}}]}""";

    private final SymbolEngine engine = SymbolEngine.of(TemplateJson.read(TEMPLATE), Interval.M1, Catalog.standard(), CostModel.FREE, MissingData.BLOCK);
    private final FlowInputs flow = new FlowInputs(engine.inputs());

    private void trade(int second, OrderSide side, double size) {
        flow.trade(engine, new PublicTrade(Bots.SYMBOL, START.plusSeconds(second), 100, size, side, "t" + second));
    }

    private void book(int second, double bid, double ask) {
        flow.book(engine, new BookChanged(Bots.SYMBOL, START.plusSeconds(second), List.of(new BookLevel(99, bid), new BookLevel(98, 1)),
                List.of(new BookLevel(101, ask), new BookLevel(102, 1))));
    }

    private double verdict(String component) {
        engine.onCandle(START.toEpochMilli(), 100, 100, 100, 100, 1);
        Decision decision = engine.decide(new EntryContext(Optional.empty(), Long.MIN_VALUE, Bots.WIDE, new RiskSnapshot(0, 0, 0, 1, 1, 1, 0, 0, false, 0, false)));
        return decision.verdicts().stream().filter(v -> v.component().equals(component)).findFirst().orElseThrow().score();
    }

    @Test
    void buyersInTheMajorityVoteLong() {
        trade(1, OrderSide.BUY, 3);
        trade(2, OrderSide.SELL, 1);
        assertThat(verdict("trade_delta")).isPositive();
    }

    @Test
    void tradesBeyondTheWindowAreForgotten() {
        trade(1, OrderSide.BUY, 100);
        trade(20, OrderSide.SELL, 1);
        assertThat(verdict("trade_delta")).isNegative();
    }

    @Test
    void aBookHeavyWithBidsVotesLong() {
        book(1, 10, 2);
        assertThat(verdict("book_imbalance")).isPositive();
    }

    @Test
    void withoutAnythingHeardNeitherVotes() {
        assertThat(verdict("trade_delta")).isZero();
        assertThat(verdict("book_imbalance")).isZero();
        assertThat(engine.inputs()).hasSize(2);
    }
}
