package plutarc.botnode.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plutarc.exchanges.BookLevel;
import plutarc.exchanges.ExchangeEvent.BookChanged;
import plutarc.exchanges.ExchangeEvent.PublicTrade;
import plutarc.exchanges.OrderSide;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.graph.InputKey;

/** Order-book imbalance and trade flow over windows of market time, as a template's components ask for them. Of the loop's thread alone. */
final class FlowInputs {

    /** One figure, summed over a window: {@code part} of {@code whole}. */
    private static final class Window {
        private final Duration length;
        private final Deque<Sample> samples = new ArrayDeque<>();
        private double part;
        private double whole;

        private record Sample(Instant at, double part, double whole) {
        }

        Window(Duration length) {
            this.length = length;
        }

        /** Takes a sample and returns part over whole within the window, -1 to 1; NaN while there is nothing. */
        double take(Instant at, double samplePart, double sampleWhole) {
            samples.addLast(new Sample(at, samplePart, sampleWhole));
            part += samplePart;
            whole += sampleWhole;
            Instant since = at.minus(length);
            while (samples.peekFirst().at().isBefore(since)) {
                Sample old = samples.removeFirst();
                part -= old.part();
                whole -= old.whole();
            }
            return whole > 0 ? Math.clamp(part / whole, -1, 1) : Double.NaN;
        }
    }

    private final Map<InputKey, Window> books = new LinkedHashMap<>();
    private final Map<InputKey, Window> trades = new LinkedHashMap<>();

    FlowInputs(Set<InputKey> wanted) {
        for (InputKey key : wanted) {
            switch (key.kind()) {
                case BOOK_IMBALANCE -> books.put(key, new Window(Duration.ofSeconds(key.windowSeconds())));
                case TRADE_DELTA -> trades.put(key, new Window(Duration.ofSeconds(key.windowSeconds())));
                case FUNDING_RATE, OPEN_INTEREST, PREMIUM, SPREAD_BPS -> { } // by MarketInputs
            }
        }
    }

    /** Each book counts with its own imbalance, so that a thick book does not outweigh thin ones before it. */
    void book(SymbolEngine engine, BookChanged book) {
        books.forEach((key, window) -> {
            double bids = size(book.bids(), key.depth());
            double asks = size(book.asks(), key.depth());
            if (bids + asks > 0) {
                engine.set(key, window.take(book.at(), (bids - asks) / (bids + asks), 1));
            }
        });
    }

    void trade(SymbolEngine engine, PublicTrade trade) {
        trades.forEach((key, window) ->
                engine.set(key, window.take(trade.at(), trade.takerSide() == OrderSide.BUY ? trade.size() : -trade.size(), trade.size())));
    }

    private static double size(List<BookLevel> levels, int depth) {
        double sum = 0;
        for (int i = 0; i < Math.min(depth, levels.size()); i++) {
            sum += levels.get(i).size();
        }
        return sum;
    }
}
