package plutarc.paperexchange.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Past minutes and the one that is growing, and candles of every interval made of them. Not thread-safe. */
public final class CandleHistory {
    /** Closed minutes kept; older ones are forgotten, in blocks. */
    static final int KEPT = 300_000;
    private final ArrayList<Candle> minutes = new ArrayList<>();
    private final Map<Interval, Kline> closedPart = new EnumMap<>(Interval.class);
    private Candle growing;
    private Day day;

    /**
     * The last 24 hours of closed minutes.
     *
     * @param volume   base units
     * @param turnover quote units
     * @param open     first price of the 24 hours
     * @param hourOpen first price of the last hour
     */
    public record Day(BigDecimal high, BigDecimal low, BigDecimal volume, BigDecimal turnover, BigDecimal open, BigDecimal hourOpen) {}

    /** Adds a closed minute. */
    public void close(Candle minute) {
        growing = null;
        day = null;
        if (minutes.size() >= KEPT) {
            minutes.subList(0, KEPT / 10).clear();
        }
        minutes.add(minute);
        closedPart.replaceAll((interval, part) -> part.start() == interval.start(minute.openTime()) ? part.with(minute) : Kline.of(interval, minute));
    }

    /** The minute that is growing traded at a price. */
    public void trade(long openTime, BigDecimal price, BigDecimal volume) {
        growing = growing == null || growing.openTime() != openTime
                ? new Candle(openTime, price, price, price, price, volume)
                : new Candle(openTime, growing.open(), growing.high().max(price), growing.low().min(price), price, growing.volume().add(volume));
    }

    /** The candle of an interval that is growing or, between two minutes, was the last to. */
    public Optional<Kline> current(Interval interval) {
        Kline part = closedPart.computeIfAbsent(interval, this::closedPart);
        if (growing == null) {
            return Optional.ofNullable(part);
        }
        long start = interval.start(growing.openTime());
        return Optional.of(part == null || part.start() != start ? Kline.of(interval, growing) : part.with(growing));
    }

    /** The newest candle of an interval without the growing minute; null before the first. Kept up from the first time that somebody asks. */
    private Kline closedPart(Interval interval) {
        Kline part = null;
        for (int i = minutes.isEmpty() ? 0 : indexAt(interval.start(minutes.getLast().openTime())); i < minutes.size(); i++) {
            part = part == null ? Kline.of(interval, minutes.get(i)) : part.with(minutes.get(i));
        }
        return part;
    }

    /** The 24 hours up to the last closed minute; empty before the first. Reckoned once a minute. */
    public Optional<Day> day() {
        if (day == null && !minutes.isEmpty()) {
            List<Candle> last = since(minutes.getLast().openTime() - 86_400_000L);
            BigDecimal high = last.getFirst().high();
            BigDecimal low = last.getFirst().low();
            BigDecimal volume = BigDecimal.ZERO;
            BigDecimal turnover = BigDecimal.ZERO;
            for (Candle c : last) {
                high = high.max(c.high());
                low = low.min(c.low());
                volume = volume.add(c.volume());
                turnover = turnover.add(c.volume().multiply(c.close()));
            }
            day = new Day(high, low, volume, turnover, last.getFirst().open(), since(minutes.getLast().openTime() - 3_600_000L).getFirst().open());
        }
        return Optional.ofNullable(day);
    }

    /** The last closed minute. */
    public Optional<Candle> last() {
        return minutes.isEmpty() ? Optional.empty() : Optional.of(minutes.getLast());
    }

    /** How many closed minutes there are. */
    public int size() {
        return minutes.size();
    }

    /**
     * Candles that began in {@code [start, end]}, newest first, at most {@code limit}: counted from the end, as the venue does, or from
     * the start when only a start is given.
     *
     * @param start milliseconds, {@link Long#MIN_VALUE} for none
     * @param end   milliseconds, {@link Long#MAX_VALUE} for none
     */
    public List<Kline> klines(Interval interval, long start, long end, int limit) {
        boolean fromStart = start != Long.MIN_VALUE && end == Long.MAX_VALUE;
        LinkedList<Kline> found = new LinkedList<>();
        int first = indexAt(start == Long.MIN_VALUE ? start : start);
        if (!fromStart) {
            first = Math.max(first, indexAt(backFrom(interval, end, limit)));
        }
        Kline open = null;
        for (int i = first; i <= minutes.size(); i++) {
            Candle minute = i < minutes.size() ? minutes.get(i) : growing;
            if (minute == null) {
                break;
            }
            long began = interval.start(minute.openTime());
            if (open != null && open.start() == began) {
                open = open.with(minute);
                continue;
            }
            if (open != null) {
                found.addFirst(open);
                open = null;
                if (fromStart && found.size() == limit) {
                    break;
                }
            }
            if (began > end) {
                break;
            }
            open = began < start ? null : Kline.of(interval, minute);
        }
        if (open != null && open.start() <= end && (!fromStart || found.size() < limit)) {
            found.addFirst(open);
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** An instant early enough that {@code limit} candles lie between it and the end, even with missing minutes in reason. */
    private long backFrom(Interval interval, long end, int limit) {
        long newest = growing != null ? growing.openTime() : minutes.isEmpty() ? 0 : minutes.getLast().openTime();
        int at = Math.min(minutes.size(), indexAt(Math.min(end, newest)) + 1);
        long width = interval.end(interval.start(newest)) - interval.start(newest);
        long perCandle = Math.max(1, width / Candle.MINUTE);
        long index = Math.max(0, at - (limit + 1L) * perCandle);
        return minutes.isEmpty() ? 0 : interval.start(minutes.get((int) Math.min(index, minutes.size() - 1L)).openTime());
    }

    private int indexAt(long time) {
        int low = 0;
        int high = minutes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (minutes.get(middle).openTime() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Closed minutes that began after {@code time}, oldest first. */
    public List<Candle> since(long time) {
        return minutes.subList(indexAt(time + 1), minutes.size());
    }
}
