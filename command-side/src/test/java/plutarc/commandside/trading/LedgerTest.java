package plutarc.commandside.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingCommand.RecordReports;
import plutarc.contracts.trading.TradingEvent;

class LedgerTest {
    private final CommandSide side = CommandSide.shared();
    private final BotId bot = BotId.random();

    @Test
    void everyFactBecomesOneEventWithItsNumber() {
        var events = when("e1", opened(3, "t1"), stop(4), closed(9, "t1"));
        assertThat(events).extracting(it -> it.getClass().getSimpleName() + " " + ((TradingEvent) it).number())
                .containsExactly("PositionOpened 3", "StopMoved 4", "TradeClosed 9");
    }

    @Test
    void theAnswerIsTheHighestNumberThatIsSafe() {
        assertThat(report(bot, "e1", opened(1, "t1"), stop(2))).isEqualTo(2L);
        assertThat(report(bot, "e1", opened(1, "t1"))).isEqualTo(2L);
        assertThat(report(bot, "e2", stop(1))).isEqualTo(1L);
    }

    @Test
    void anEmptyBatchAsksHowFarTheLedgerIs() {
        assertThat(report(bot, "e1")).isEqualTo(0L);
        report(bot, "e1", stop(5));
        assertThat(report(bot, "e1")).isEqualTo(5L);
    }

    @Test
    void aBatchThatOverlapsTheFormerAddsOnlyWhatIsNew() {
        when("e1", stop(1), stop(2));
        assertThat(when("e1", stop(1), stop(2), stop(3))).hasSize(1);
    }

    @Test
    void aTradeIsTakenOnceAcrossEpochs() {
        when("e1", opened(1, "t1"), closed(2, "t1"));
        assertThat(when("e2", opened(1, "t1"), closed(2, "t1"), opened(3, "t2"))).singleElement()
                .isInstanceOfSatisfying(TradingEvent.PositionOpened.class, it -> assertThat(it.position().tradeId()).isEqualTo(new TradeId("t2")));
    }

    @Test
    void reportsThatDoNotAscendAreRefusedWhole() {
        var refusal = refusal(() -> report(bot, "e1", stop(1), stop(3), stop(2)));
        assertThat(refusal.code()).isEqualTo("trading.out_of_order");
        assertThat(refusal.problems().getFirst().field()).isEqualTo("reports[2].number");
        assertThat(refusal.problems().getFirst().allowed()).isEqualTo("above 3");
        assertThat(report(bot, "e1")).isEqualTo(0L);
    }

    @Test
    void telemetryAndAnEpochWithoutANameAreRefused() {
        var equity = new NumberedReport(1, new BotReport.EquityPoint(NOW, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, "USDT"));
        assertThat(refusal(() -> report(bot, "e1", equity)).code()).isEqualTo("request.invalid");
        assertThat(refusal(() -> report(bot, "", stop(1))).problems().getFirst().field()).isEqualTo("epoch");
    }

    @Test
    void whatALedgerRemembersIsBounded() {
        var facts = LedgerFacts.EMPTY;
        for (int i = 0; i < 3000; i++) {
            var command = new RecordReports(bot, OURS, "e" + i / 100, List.of(opened(2L * i + 1, "t" + i), closed(2L * i + 2, "t" + i)));
            for (var event : Recording.decide(facts, command)) {
                facts = facts.after(event);
            }
        }
        assertThat(facts.closed()).hasSize(LedgerFacts.CLOSED);
        assertThat(facts.epochs()).hasSize(LedgerFacts.EPOCHS);
        assertThat(facts.open()).isEmpty();
        assertThat(facts.hasClosed(new TradeId("t2999"))).isTrue();
    }

    /** However a bot's batches are cut, overlap and are sent again: each fact once, in order. */
    @Property(tries = 300)
    void resendingNeverDoublesAndNeverLoses(@ForAll("cuts") List<int[]> cuts) {
        var facts = LedgerFacts.EMPTY;
        var taken = new ArrayList<Long>();
        long safe = 0;
        for (var cut : cuts) {
            long from = Math.max(1, safe + 1 - cut[0]);
            var batch = new ArrayList<NumberedReport>();
            for (long number = from; number < from + cut[1]; number++) {
                batch.add(number % 2 == 1 ? opened(number, "t" + number) : closed(number, "t" + (number - 1)));
            }
            for (var event : Recording.decide(facts, new RecordReports(bot, OURS, "e1", batch))) {
                facts = facts.after(event);
                taken.add(event.number());
            }
            safe = facts.last("e1").orElse(0);
        }
        assertThat(taken).isSorted().doesNotHaveDuplicates().hasSize((int) safe);
    }

    @Provide
    Arbitrary<List<int[]>> cuts() {
        return Arbitraries.integers().between(0, 6).array(int[].class).ofSize(2).list().ofMaxSize(30);
    }

    private List<plutarc.contracts.message.Event> when(String epoch, NumberedReport... reports) {
        return side.when(bot(bot.value()), new RecordReports(bot, OURS, epoch, List.of(reports)));
    }

    private static NumberedReport stop(long number) {
        return new NumberedReport(number, new BotReport.StopMoved(new TradeId("t1"), "BTCUSDT", Optional.of(BigDecimal.ONE), Optional.empty(), "trailing_stop",
                Instant.EPOCH));
    }
}
