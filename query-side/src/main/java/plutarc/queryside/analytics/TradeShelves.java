package plutarc.queryside.analytics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatch;
import plutarc.queryside.store.ViewCollection;
import plutarc.queryside.trading.TradeFacts;

/** Where trades lie as rows: one page a bot and week of the exit, and a shelf a bot that says which pages there are and how many rows each has. */
public final class TradeShelves {

    public static final ViewCollection<Shelf> SHELVES = ViewCollection.of("trade_shelves", Shelf.class).indexed("workspace");
    public static final ViewCollection<Page> PAGES = ViewCollection.of("trade_pages", Page.class).indexed("workspace");

    private TradeShelves() {
    }

    /**
     * @param pages rows of each page, by its id
     * @param cuts  how often rows have been taken away: a page of before has the rows of another one
     */
    record Shelf(BotId botId, Map<String, Integer> pages, Optional<Integer> cuts) {

        /** A shelf of before rows could be taken away has never lost any. */
        Shelf {
            cuts = cuts == null ? Optional.empty() : cuts;
        }

        Shelf plus(String page) {
            var more = new TreeMap<>(pages);
            more.merge(page, 1, Integer::sum);
            return new Shelf(botId, more, cuts);
        }

        Shelf cutTo(Map<String, Integer> left) {
            return new Shelf(botId, new TreeMap<>(left), Optional.of(cuts.orElse(0) + 1));
        }
    }

    /** @param texts of the rows, in the order in which the bot reported them: as texts they are read several times as fast as as documents */
    record Page(List<String> texts) {
        static final Page EMPTY = new Page(List.of());

        Page plus(TradeRow row) {
            return new Page(Stream.concat(texts.stream(), Stream.of(RowText.of(row))).toList());
        }

        List<TradeRow> rows() {
            return texts.stream().map(RowText::read).toList();
        }

        /** The rows of trades that were closed at or after epoch milliseconds. */
        Page since(long exitAt) {
            return new Page(texts.stream().filter(text -> RowText.read(text).exitAt() >= exitAt).toList());
        }
    }

    /** The id of the page of a trade that was closed at {@code exitAt}, epoch milliseconds. */
    static String pageOf(String bot, long exitAt) {
        return bot + "/" + LocalDate.ofInstant(Instant.ofEpochMilli(exitAt), ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Each page and shelf takes each trade once, however often the event is delivered. */
    public static void add(ViewBatch batch, TradingEvent.TradeClosed event, Source source, Supplier<TradeFacts> facts) {
        String page = pageOf(event.botId().value(), event.trade().exitTime().toEpochMilli());
        batch.change(PAGES, page, event.workspaceId(), source, known -> Optional.of(known.orElse(Page.EMPTY).plus(TradeRow.of(event, facts.get()))));
        batch.change(SHELVES, event.botId().value(), event.workspaceId(), source,
                known -> Optional.of(known.orElseGet(() -> new Shelf(event.botId(), Map.of(), Optional.empty())).plus(page)));
    }
}
