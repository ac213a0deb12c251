package plutarc.queryside.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.Verdict;

/**
 * From when on one verdict on one instrument has been what it is now.
 *
 * @param check  which: role, component, and which of several such
 * @param passed as it stands
 * @param since  opening time of the first candle of the unbroken row
 */
record Streak(String symbol, String check, boolean passed, Instant since) {

    /** The verdict that the signals, taken together, point to a side. */
    static final String SIDE = "decision/side/0";

    /** Streaks after one more candle; those of the candle's symbol that are not judged any more go. */
    static List<Streak> after(List<Streak> known, CandleEvaluated candle) {
        Map<String, Streak> before = known.stream().filter(streak -> streak.symbol().equals(candle.symbol())).collect(Collectors.toMap(Streak::check, streak -> streak));
        List<Streak> next = new ArrayList<>(known.stream().filter(streak -> !streak.symbol().equals(candle.symbol())).toList());
        next.add(continued(before.get(SIDE), candle, SIDE, !candle.decision().equals("none") && !candle.decision().equals("warming_up")));
        List<String> checks = checks(candle.verdicts());
        for (int i = 0; i < checks.size(); i++) {
            next.add(continued(before.get(checks.get(i)), candle, checks.get(i), candle.verdicts().get(i).passed()));
        }
        return List.copyOf(next);
    }

    /** The names of the verdicts, in their order; each once. */
    static List<String> checks(List<Verdict> verdicts) {
        Map<String, Integer> count = new HashMap<>();
        return verdicts.stream().map(verdict -> verdict.role() + "/" + verdict.component()).map(name -> name + "/" + (count.merge(name, 1, Integer::sum) - 1)).toList();
    }

    private static Streak continued(Streak before, CandleEvaluated candle, String check, boolean passed) {
        boolean goesOn = before != null && before.passed() == passed;
        return new Streak(candle.symbol(), check, passed, goesOn ? before.since() : candle.openTime());
    }
}
