package plutarc.queryside.bot;

import static plutarc.queryside.bot.Sentences.figure;
import static plutarc.queryside.bot.Sentences.money;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.Position;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradingEvent;

/** What the activity feed says of what a bot did at its venue. Pure. */
final class TradingSentences {

    /** Severity, kind, sentence and market time of one line. */
    record Line(Severity severity, Optional<String> kind, String message, Instant marketAt) {
    }

    private TradingSentences() {
    }

    /** @return empty for what is no news to a trader */
    static Optional<Line> of(TradingEvent event) {
        return switch (event) {
            case TradingEvent.PositionOpened e -> line(Severity.NOTICE, opened(e.position()), e.position().entryTime());
            case TradingEvent.StopMoved e -> line(Severity.INFO, moved(e), e.at());
            case TradingEvent.TradeClosed e -> line(Severity.NOTICE, closed(e.trade()), e.trade().exitTime());
            case TradingEvent.OrderChanged e -> refused(e.order()).flatMap(words -> line(Severity.WARNING, words, e.order().at()));
            case TradingEvent.RiskLimitBreached e -> line(RiskSentences.severity(e), RiskSentences.breached(e), e.at());
            case TradingEvent.ActivityReported e -> Optional.of(new Line(e.severity(), Optional.of(e.kind()), Sentences.ended(e.message()), e.at()));
        };
    }

    private static String opened(Position p) {
        return "Opened " + Sentences.side(p.side()) + " " + figure(p.quantity()) + " " + p.symbol() + " at " + figure(p.entryPrice()) + ", leverage "
                + figure(p.leverage()) + p.stopPrice().map(stop -> ", stop " + figure(stop)).orElse("")
                + p.takeProfitPrice().map(target -> ", target " + figure(target)).orElse("") + ".";
    }

    private static String moved(TradingEvent.StopMoved e) {
        String stop = e.stopPrice().map(price -> "Stop of " + e.symbol() + " now " + figure(price)).orElse(e.symbol() + " has no stop now");
        return stop + e.takeProfitPrice().map(price -> ", target " + figure(price)).orElse("") + " (" + Sentences.words(e.rule()) + ").";
    }

    private static String closed(Trade t) {
        return "Closed " + Sentences.side(t.side()) + " " + figure(t.quantity()) + " " + t.symbol() + " at " + figure(t.exitPrice()) + " by "
                + Sentences.words(t.exitReason()) + ": net " + money(t.netPnl()) + " (" + money(t.returnPct()) + " %) after "
                + Sentences.duration(Duration.between(t.entryTime(), t.exitTime())) + ".";
    }

    private static Optional<String> refused(OrderReport o) {
        return switch (o.status()) {
            case "rejected" -> Optional.of(order(o) + " was rejected" + o.detail().map(words -> ": " + words).orElse("."));
            case "unknown" -> Optional.of("It is not known whether the venue took the " + order(o).toLowerCase(java.util.Locale.ROOT) + "; asking.");
            case String other -> Optional.empty();
        };
    }

    static String order(OrderReport o) {
        return "Order to " + (o.buy() ? "buy " : "sell ") + figure(o.quantity()) + " " + o.symbol() + " (" + Sentences.words(o.purpose()) + ")";
    }

    private static Optional<Line> line(Severity severity, String message, Instant marketAt) {
        return Optional.of(new Line(severity, Optional.empty(), Sentences.ended(message), marketAt));
    }
}
