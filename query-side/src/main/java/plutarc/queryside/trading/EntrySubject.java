package plutarc.queryside.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.Verdict;

/**
 * All that is known about whether a bot may enter one instrument.
 *
 * @param findings  what the venue last said of its key
 * @param status    what the bot has last said of itself
 * @param symbol    the instrument; empty while it has none
 * @param lastEntry the latest entry order on the instrument
 * @param patience  after which silence makes a bot offline
 * @param now       wall clock
 */
record EntrySubject(BotView bot, Optional<KeyFindings> findings, BotStatus status, Optional<String> symbol, Optional<OrderReport> lastEntry,
                    Duration patience, Instant now) {

    /** The latest evaluated candle of the instrument. */
    Optional<CandleEvaluated> candle() {
        return symbol.flatMap(wanted -> status.candles().stream().filter(candle -> candle.symbol().equals(wanted)).findFirst());
    }

    List<Verdict> verdicts() {
        return candle().map(CandleEvaluated::verdicts).orElse(List.of());
    }

    /** A verdict of the bot's own rules that stands against an entry. */
    Optional<Verdict> obstacle(String rule) {
        return verdicts().stream().filter(verdict -> verdict.role().equals("rule") && verdict.component().equals(rule) && !verdict.passed()).findFirst();
    }

    /** From when on the verdict of this name has been what it is, by the venue's clock. */
    Optional<Instant> since(String check) {
        return status.streaks().stream().filter(streak -> symbol.filter(streak.symbol()::equals).isPresent() && streak.check().equals(check)).findFirst().map(Streak::since);
    }

    /** Whether the bot says this of itself. */
    boolean says(String code) {
        return bot.status().filter(code::equals).isPresent();
    }
}
