package plutarc.paperexchange.market;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import plutarc.paperexchange.venue.MarketStep;

/** Turns minutes into the numbered steps that the venue plays, funding included. Not thread-safe. */
public final class Tape {

    /** Which extreme of a minute comes first. */
    public enum Path {
        /** Low first when the minute ends higher, otherwise high first. */
        PLAUSIBLE,
        /** The extreme that hurts the accounts' net position; plausible while they hold none. */
        ADVERSE_FIRST
    }

    private final CandleSource source;
    private final IntrabarPath path;
    private final Path order;
    private final FundingRates funding;
    private final Supplier<BigDecimal> netPosition;
    private final Deque<MarketStep> ahead = new ArrayDeque<>();
    private Optional<Candle> upcoming;
    private Candle playing;
    private long nextIndex;
    private long previousOpen;
    private long bars;

    /**
     * @param previousOpen open time of the minute before the first one
     * @param playedBars   minutes already played, whose steps are not to be numbered again
     * @param netPosition  signed size held by the accounts, asked after each minute's open
     */
    public Tape(CandleSource source, IntrabarPath path, Path order, FundingRates funding, long previousOpen, long playedBars,
                Supplier<BigDecimal> netPosition) {
        this.source = source;
        this.path = path;
        this.order = order;
        this.funding = funding;
        this.netPosition = netPosition;
        this.previousOpen = previousOpen;
        this.bars = playedBars;
        this.nextIndex = playedBars * path.steps();
        this.upcoming = source.next();
    }

    /** The next step without taking it; empty when the market has ended. */
    public Optional<MarketStep> peek() {
        if (ahead.isEmpty()) {
            if (upcoming.isEmpty()) {
                return Optional.empty();
            }
            fill(upcoming.get(), upcoming.get().up(), true);
        }
        return Optional.of(ahead.peek());
    }

    /** Takes the next step. */
    public MarketStep take() {
        MarketStep step = peek().orElseThrow();
        ahead.remove();
        nextIndex = step.index() + 1;
        if (step.kind() == MarketStep.Kind.OPEN) {
            playing = upcoming.orElseThrow();
            previousOpen = playing.openTime();
            upcoming = source.next();
        } else if (step.kind() == MarketStep.Kind.CLOSE) {
            bars++;
        }
        return step;
    }

    /** To be called when the venue has played a minute's open: from here on it is settled which extreme comes first. */
    public void opened() {
        if (order == Path.ADVERSE_FIRST) {
            int net = netPosition.get().signum();
            boolean lowFirst = net == 0 ? playing.up() : net > 0;
            ahead.clear();
            fill(playing, lowFirst, false);
        }
    }

    private void fill(Candle candle, boolean lowFirst, boolean withOpen) {
        long due = FundingRates.lastUpTo(candle.openTime());
        BigDecimal rate = withOpen && due > previousOpen ? funding.at(due) : null;
        long first = withOpen ? nextIndex : nextIndex - 1;
        ahead.addAll(path.steps(candle, first, lowFirst, rate));
        if (!withOpen) {
            ahead.removeFirst();
        }
    }

    /** The minute that is playing, or played last. */
    public Optional<Candle> playing() {
        return Optional.ofNullable(playing);
    }

    /** Whole minutes played. */
    public long bars() {
        return bars;
    }
}
