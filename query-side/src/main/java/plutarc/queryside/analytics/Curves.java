package plutarc.queryside.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import plutarc.contracts.analytics.Performance.CurvePoint;
import plutarc.contracts.analytics.Performance.WinRatePoint;

/** Figures over time for charts: at most {@value #MOST} points, whatever the number of trades. Stateless. */
final class Curves {

    static final int MOST = 600;
    private static final int ROLLING = 50;

    private Curves() {
    }

    /** From the first entry on, with nothing made yet. Of each stretch the deepest drawdown and the end, so that a thinned curve hides no fall. */
    static List<CurvePoint> equity(List<TradeRow> byExit) {
        List<CurvePoint> all = new ArrayList<>(byExit.size() + 1);
        byExit.stream().mapToLong(TradeRow::entryAt).min().ifPresent(first -> all.add(new CurvePoint(Instant.ofEpochMilli(first), 0, 0)));
        double net = 0;
        double peak = 0;
        for (TradeRow row : byExit) {
            net += row.net();
            peak = Math.max(peak, net);
            all.add(new CurvePoint(Instant.ofEpochMilli(row.exitAt()), net, net - peak));
        }
        if (all.size() <= MOST) {
            return all;
        }
        List<CurvePoint> kept = new ArrayList<>(MOST);
        kept.add(all.removeFirst());
        int stretches = (MOST - 1) / 2;
        for (int i = 0; i < stretches; i++) {
            var stretch = all.subList((int) ((long) i * all.size() / stretches), (int) ((long) (i + 1) * all.size() / stretches));
            var deepest = stretch.stream().reduce((a, b) -> a.drawdown() <= b.drawdown() ? a : b).orElseThrow();
            if (deepest != stretch.getLast()) {
                kept.add(deepest);
            }
            kept.add(stretch.getLast());
        }
        return kept;
    }

    /** From the trade on with which there are enough to speak of; trades of exactly zero count for nothing. */
    static List<WinRatePoint> winRate(List<TradeRow> byExit) {
        List<TradeRow> decided = byExit.stream().filter(row -> row.net() != 0).toList();
        List<WinRatePoint> all = new ArrayList<>();
        int wins = 0;
        int lately = 0;
        for (int i = 0; i < decided.size(); i++) {
            boolean won = decided.get(i).net() > 0;
            wins += won ? 1 : 0;
            lately += won ? 1 : 0;
            if (i >= ROLLING && decided.get(i - ROLLING).net() > 0) {
                lately--;
            }
            all.add(new WinRatePoint(Instant.ofEpochMilli(decided.get(i).exitAt()), lately / (double) Math.min(ROLLING, i + 1), wins / (double) (i + 1)));
        }
        if (all.size() <= MOST) {
            return all;
        }
        List<WinRatePoint> kept = new ArrayList<>(MOST);
        for (int i = 1; i <= MOST; i++) {
            kept.add(all.get((int) ((long) i * all.size() / MOST) - 1));
        }
        return kept;
    }
}
