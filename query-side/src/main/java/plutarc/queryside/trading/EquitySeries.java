package plutarc.queryside.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.queryside.store.ViewJson;

/** The equity points of one bot in pages of a fixed span of market time. Stateless. */
final class EquitySeries {

    /** Seconds of one page. */
    static final long SPAN = 3_600;

    /**
     * @param until    end of the page's span, in market time
     * @param storedAt wall-clock time of the latest change
     * @param points   ascending, one an instant
     * @param thinned  whether points have been left out since
     */
    record Page(BotId botId, Instant until, Instant storedAt, List<EquityPoint> points, boolean thinned) {

        Page with(Collection<EquityPoint> more, Instant at) {
            var byTime = new TreeMap<Instant, EquityPoint>();
            points.forEach(point -> byTime.put(point.at(), point));
            more.forEach(point -> byTime.put(point.at(), point));
            return new Page(botId, until, at, List.copyOf(byTime.values()), false);
        }

        /** The last point of each step. */
        Page thinned(Duration step) {
            var kept = new TreeMap<Long, EquityPoint>();
            points.forEach(point -> kept.put(Math.floorDiv(point.at().getEpochSecond(), step.toSeconds()), point));
            return new Page(botId, until, storedAt, List.copyOf(kept.values()), true);
        }
    }

    private EquitySeries() {
    }

    static Instant startOf(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SPAN) * SPAN);
    }

    static String id(BotId bot, Instant at) {
        return bot.value() + "/" + ViewJson.text(startOf(at));
    }

    /** At most {@code limit} of them, evenly chosen, the first and the last among them where two or more are asked for. */
    static <T> List<T> spread(List<T> points, int limit) {
        if (points.size() <= limit) {
            return points;
        }
        if (limit == 1) {
            return List.of(points.getLast());
        }
        List<T> chosen = new ArrayList<>(limit);
        for (int i = 0; i < limit; i++) {
            chosen.add(points.get((int) ((long) i * (points.size() - 1) / (limit - 1))));
        }
        return chosen;
    }
}
