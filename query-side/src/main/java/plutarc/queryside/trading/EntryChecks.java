package plutarc.queryside.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.EntryCheck;
import plutarc.contracts.trading.EntryOutlook;

/** "Why is it not trading?": every condition of an entry in the order in which they are taken, each as it stands. Pure. */
final class EntryChecks {

    private EntryChecks() {
    }

    static EntryOutlook of(EntrySubject subject) {
        List<EntryCheck> checks = new ArrayList<>(LifeChecks.of(subject));
        checks.addAll(ConnectionChecks.of(subject));
        checks.addAll(DecisionChecks.of(subject));
        checks.addAll(LimitChecks.of(subject));
        checks.addAll(OrderChecks.of(subject));
        var first = checks.stream().filter(check -> check.standing().keepsOut()).findFirst();
        String answer = first.map(check -> check.name() + ": " + check.reason()).orElseGet(() -> open(subject));
        return new EntryOutlook(subject.bot().botId(), subject.symbol(), symbols(subject.bot(), subject.status()), subject.candle().map(CandleEvaluated::openTime),
                first.isEmpty(), answer, checks);
    }

    /** Of the key, and those that it still evaluates. */
    static List<String> symbols(BotView bot, BotStatus status) {
        return Stream.concat(bot.key().stream().flatMap(key -> key.symbols().stream()), status.candles().stream().map(CandleEvaluated::symbol)).distinct().toList();
    }

    private static String open(EntrySubject subject) {
        return subject.candle().isEmpty() ? "Nothing is known to keep it from trading. It has not reported a candle yet."
                : "Nothing keeps it from trading. At its last candle it " + switch (subject.candle().get().decision()) {
                    case "enter_long" -> "entered long.";
                    case "enter_short" -> "entered short.";
                    case String other -> "let everything pass.";
                };
    }
}
