package plutarc.queryside.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.CandleView;
import plutarc.contracts.trading.Verdict;
import plutarc.queryside.store.ViewJson;

/**
 * The candles of one bot, symbol and interval in pages of {@value #CANDLES_A_PAGE} intervals, so that any stretch of them is found by ids
 * alone. Stateless.
 */
public final class CandleSeries {

    static final int CANDLES_A_PAGE = 60;
    private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,3})([smhdw])");

    /**
     * @param storedAt wall-clock time of the latest change
     * @param candles  ascending, one an opening time
     */
    record Page(BotId botId, String symbol, String interval, Instant storedAt, List<CandleView> candles) {

        Page with(Collection<CandleView> more, Instant at) {
            var byTime = new TreeMap<Instant, CandleView>();
            candles.forEach(candle -> byTime.put(candle.openTime(), candle));
            more.forEach(candle -> byTime.put(candle.openTime(), candle));
            return new Page(botId, symbol, interval, at, List.copyOf(byTime.values()));
        }
    }

    private CandleSeries() {
    }

    /** Of one page. */
    static Duration span(String interval) {
        var matcher = INTERVAL.matcher(interval);
        if (!matcher.matches()) {
            return Duration.ofHours(1);
        }
        long count = Long.parseLong(matcher.group(1));
        var one = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
        return one.multipliedBy(CANDLES_A_PAGE);
    }

    static Instant startOf(Instant at, String interval) {
        long span = span(interval).toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), span) * span);
    }

    static String id(BotId bot, String symbol, String interval, Instant at) {
        return String.join("/", bot.value(), symbol, interval, ViewJson.text(startOf(at, interval)));
    }

    /** What of an evaluated candle its chart shows. */
    public static CandleView view(CandleEvaluated e) {
        return new CandleView(e.openTime(), e.open(), e.high(), e.low(), e.close(), e.volume(), e.decision(), e.score(), e.stopPrice(),
                e.verdicts().stream().filter(verdict -> verdict.role().equals("rule") && verdict.component().equals("session")).findFirst().map(Verdict::passed));
    }
}
