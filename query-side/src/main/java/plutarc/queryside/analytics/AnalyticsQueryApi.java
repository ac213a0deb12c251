package plutarc.queryside.analytics;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.analytics.AnalyticsQuery;
import plutarc.contracts.analytics.Money;
import plutarc.contracts.analytics.Performance;
import plutarc.contracts.analytics.TradeChoices;
import plutarc.contracts.analytics.TradeFilter;
import plutarc.contracts.analytics.TradeInDetail;
import plutarc.contracts.analytics.TradeResult;
import plutarc.contracts.analytics.TradeSort;
import plutarc.contracts.analytics.TradesFound;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.TradeId;
import plutarc.queryside.message.Asking;
import plutarc.queryside.message.Limits;

/** Completed trades over HTTP: found page by page, by what can be filtered, exported, and one in detail. */
@RestController
public class AnalyticsQueryApi {

    private static final int MOST = 1_000;
    private static final int BATCH = 10_000;

    private final Asking asking;
    private final Clock clock;

    public AnalyticsQueryApi(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** The filter and the order as the address of the page has them; {@code sort} such as {@code net.desc}. */
    public record Wanted(Optional<String> bot, Optional<String> key, Optional<String> exchange, Optional<String> symbol, Optional<String> side, Optional<String> result,
                         Optional<String> template, Optional<String> exit, Optional<String> money, Optional<String> currency, Optional<Instant> from,
                         Optional<Instant> to, Optional<String> q, Optional<String> sort) {

        TradeFilter filter() {
            return new TradeFilter(some(bot).map(BotId::new), some(key).map(ExchangeKeyId::new), some(exchange).map(code -> one("exchange", code, Venue.values())), some(symbol),
                    some(side).map(code -> one("side", code, Side.values())), some(result).map(code -> one("result", code, TradeResult.values())),
                    some(template).map(TemplateId::new), some(exit), some(money).map(code -> one("money", code, Money.values())), some(currency), from, to, some(q));
        }

        TradeSort order() {
            return some(sort).map(text -> one("sort", text.replaceFirst("\\.(asc|desc)$", ""), TradeSort.values())).orElse(TradeSort.CLOSED);
        }

        boolean descending() {
            return some(sort).filter(text -> text.endsWith(".asc")).isEmpty();
        }

        private static Optional<String> some(Optional<String> text) {
            return text.map(String::strip).filter(it -> !it.isEmpty());
        }

        private static <E extends Enum<E>> E one(String field, String code, E[] all) {
            return Arrays.stream(all).filter(each -> each.name().equalsIgnoreCase(code)).findFirst().orElseThrow(() -> new RefusedException(Refusal.of("request.invalid",
                    field + " is not valid.", field, code, String.join(", ", Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList()))));
        }
    }

    /** {@code skip} lines are passed over; at most 1000 are answered. */
    @GetMapping("/api/trades/lines")
    TradesFound lines(Wanted wanted, @RequestParam(defaultValue = "0") int skip, @RequestParam(defaultValue = "100") int limit) {
        return page(wanted, skip, Limits.require(limit, MOST));
    }

    @GetMapping("/api/trades/choices")
    TradeChoices tradeChoices() {
        return asking.one(new AnalyticsQuery.Choices(asking.workspace()), TradeChoices.class, "trade");
    }

    @GetMapping("/api/trades/{id}/detail")
    TradeInDetail detail(@PathVariable String id) {
        return asking.one(new AnalyticsQuery.Detail(asking.workspace(), new TradeId(id)), TradeInDetail.class, "trade");
    }

    /** What the trades come to; {@code zone} names the zone of weekdays and hours. */
    @GetMapping("/api/analytics")
    Performance performance(Wanted wanted, @RequestParam(defaultValue = "UTC") String zone) {
        return asking.one(new AnalyticsQuery.PerformanceOf(asking.workspace(), wanted.filter(), zone), Performance.class, "performance");
    }

    /** All that the filter lets through, as a stream, in the order asked for. */
    @GetMapping("/api/trades/export.csv")
    void export(Wanted wanted, HttpServletResponse response) throws IOException {
        var found = page(wanted, 0, BATCH);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"trades-" + clock.instant().toString().substring(0, 10) + ".csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(out);
        TradeCsv.heading(csv);
        for (int written = 0; !found.lines().isEmpty(); found = page(wanted, written, BATCH)) {
            found.lines().forEach(line -> TradeCsv.line(csv, line));
            written += found.lines().size();
        }
        csv.flush();
        out.flush();
    }

    private TradesFound page(Wanted wanted, int skip, int limit) {
        return asking.one(new AnalyticsQuery.FoundTrades(asking.workspace(), wanted.filter(), wanted.order(), wanted.descending(), skip, limit), TradesFound.class, "trade");
    }
}
