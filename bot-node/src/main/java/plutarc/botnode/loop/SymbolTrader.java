package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.Candle;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent.BookChanged;
import plutarc.exchanges.ExchangeEvent.CandleClosed;
import plutarc.exchanges.ExchangeEvent.PublicTrade;
import plutarc.exchanges.ExchangeEvent.TickerChanged;
import plutarc.exchanges.MarketSubscription;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Template;

/** One symbol: its engine, fed with one-minute candles, and its position. Decides exactly as the backtester does, at the same closes, from the same context. */
final class SymbolTrader {

    /** Candles that the engine is fed; everything coarser is built inside it. */
    static final Interval BASE = Interval.M1;
    /** How long the judgement of a close waits for an execution that the candle tells of. */
    private static final Duration HOLD = Duration.ofSeconds(3);
    private static final Duration HISTORY_RETRY = Duration.ofSeconds(30);
    /** Of a market order, as a share of the price: what backtests assume unless told otherwise. */
    private static final double EXPECTED_SLIPPAGE = 0.0002;

    private final Contract contract;
    private final String symbol;
    private final Desk desk;
    private final PositionKeeper position;
    private final Set<Duration> intervals;
    private final VenueTerms terms;
    private final ExitJudge exits;
    private final Entries entries;
    private Optional<Template> template = Optional.empty();
    private Optional<SymbolEngine> engine = Optional.empty();
    private Set<InputKey> inputs = Set.of();
    private FlowInputs flow = new FlowInputs(Set.of());
    private Optional<WarmUp> warmUp = Optional.empty();
    private boolean warm;
    private boolean heard;
    private Optional<Long> lastCandle;
    private Optional<Instant> historyAskedAt = Optional.empty();
    private Optional<CandleClosed> held = Optional.empty();
    private List<OpenTrade> heldFor = List.of();
    private Instant heldUntil = Instant.MIN;

    SymbolTrader(Contract contract, Instrument settings, Desk desk, Capabilities capabilities, Optional<LoopState.SymbolState> remembered) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.desk = desk;
        this.intervals = capabilities.nativeIntervals();
        this.position = new PositionKeeper(contract, desk, capabilities.nativeStops(), remembered);
        this.terms = new VenueTerms(contract, settings, desk);
        this.exits = new ExitJudge(contract, desk, position);
        this.entries = new Entries(contract, desk, position, terms);
        this.lastCandle = remembered.flatMap(LoopState.SymbolState::lastCandle);
    }

    LoopState.SymbolState state() {
        return position.state(lastCandle);
    }

    PositionKeeper position() {
        return position;
    }

    Contract contract() {
        return contract;
    }

    String symbol() {
        return symbol;
    }

    /** Whether it runs no template. */
    boolean idle() {
        return engine.isEmpty();
    }

    /** The engine, once it is warm: only then exit rules can take a trade. */
    Optional<SymbolEngine> running() {
        return engine.filter(any -> warm);
    }

    /** What stands against any entry on the symbol, by hand too. */
    List<Verdict> obstacles() {
        return entries.obstacles();
    }

    /** Of entries: as configured, capped by the limits and the venue. */
    BigDecimal leverage() {
        return terms.leverage();
    }

    /** Whether the venue has been asked for other terms than these, or for none. */
    boolean differs(Instrument configured) {
        return terms.differ(configured);
    }

    /** Nothing is opened any more. Returns whether that is news. */
    boolean leave() {
        boolean news = !terms.leaving();
        terms.leaving(true);
        return news;
    }

    void stay() {
        terms.leaving(false);
    }

    boolean leaving() {
        return terms.leaving();
    }

    /** Asks the venue for leverage and margin mode as configured; entries wait for the answer. */
    void prepare(Instrument configured) {
        terms.ask(configured);
    }

    void prepared(Optional<ExchangeError> leverageRefused, Optional<ExchangeError> marginModeRefused) {
        terms.answered(leverageRefused, marginModeRefused);
    }

    /** The other half of a reversal, once the position that it reverses is gone. */
    void takeReversal() {
        entries.takeReversal();
    }

    boolean warm() {
        return warm;
    }

    /** Takes a template from now on, after a new warm-up; a position goes on with its levels, which never loosen. */
    void run(Template next) {
        CostModel costs = new CostModel(200 * (contract.fees().taker().doubleValue() + EXPECTED_SLIPPAGE), Double.NaN);
        SymbolEngine fresh = SymbolEngine.of(next, BASE, Catalog.installed(), costs, MissingData.BLOCK);
        template = Optional.of(next);
        engine = Optional.of(fresh);
        inputs = fresh.inputs();
        flow = new FlowInputs(inputs);
        warmUp = Optional.empty();
        held.ifPresent(event -> lastCandle = Optional.of(event.candle().openTime().toEpochMilli() - BASE.millis())); // the warm-up brings it again
        held = Optional.empty();
        warm = false;
        historyAskedAt = Optional.empty();
        if (heard) {
            requestHistory();
        } else {
            desk.step().act(new Output.Subscribe(new MarketSubscription(symbol, Map.of(), MarketInputs.feeds(inputs))));
        }
    }

    /** A warm-up that has had no answer, and settings that were refused, are asked for again. */
    void tick() {
        if (engine.isPresent() && !warm && historyAskedAt.filter(asked -> desk.now().isAfter(asked.plus(HISTORY_RETRY))).isPresent()) {
            requestHistory();
        }
        terms.tick();
    }

    /** Only the ticker tells what time it is at the market: a paper exchange replays the past. */
    private void requestHistory() {
        historyAskedAt = Optional.of(desk.now());
        if (warmUp.isEmpty()) {
            var plan = new WarmUp(engine.orElseThrow(), BASE, intervals, desk.marketTime());
            plan.lacking().forEach(interval -> desk.activity(Severity.WARNING, "exchange.interval_unavailable", "this venue has no candles of " + interval.label() + ", which the template needs on "
                    + symbol() + "; they are built from minutes as these arrive, and until there are enough the bot enters nothing"));
            warmUp = Optional.of(plan);
        }
        warmUp.get().missing(symbol).forEach(desk.step()::act);
    }

    /** The warm-up. Candles that a remembered position has not seen yet are judged for its exits, late as they are. */
    void history(Input.History answer) {
        if (engine.isEmpty() || warm || warmUp.isEmpty()) {
            return;
        }
        warmUp.get().take(answer);
        if (!warmUp.get().complete()) {
            return;
        }
        SymbolEngine fresh = engine.get();
        List<Candle> candles = warmUp.get().begin(fresh);
        warmUp = Optional.empty();
        boolean resuming = !position.idle();
        long seenUntil = resuming ? lastCandle.orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
        boolean attached = false;
        for (Candle candle : candles) {
            if (candle.openTime().toEpochMilli() > seenUntil && !attached) {
                position.attach(fresh);
                attached = true;
            }
            push(candle);
            if (attached) {
                exits.judge(fresh, candle);
            }
        }
        warm = true;
        if (!candles.isEmpty()) {
            lastCandle = Optional.of(Math.max(lastCandle.orElse(0L), candles.getLast().openTime().toEpochMilli()));
        }
        if (!attached) {
            position.attach(fresh);
        }
        desk.step().changed();
        Instant have = candles.isEmpty() ? Instant.ofEpochMilli(BASE.openOf(desk.marketTime().toEpochMilli()) - BASE.millis()) : candles.getLast().openTime();
        desk.step().act(new Output.Subscribe(new MarketSubscription(symbol, Map.of(Duration.ofMillis(BASE.millis()), have), MarketInputs.feeds(inputs))));
    }

    void ticker(TickerChanged ticker) {
        heard = true;
        if (engine.isPresent() && !warm && historyAskedAt.isEmpty()) {
            requestHistory();
        }
        engine.ifPresent(e -> MarketInputs.give(e, inputs, ticker, contract.spec().fundingInterval()));
        position.price(ticker.last(), ticker.at());
    }

    void book(BookChanged book) {
        engine.ifPresent(e -> flow.book(e, book));
    }

    void trade(PublicTrade trade) {
        engine.ifPresent(e -> flow.trade(e, trade));
    }

    private boolean push(Candle c) {
        return engine.orElseThrow().onCandle(c.openTime().toEpochMilli(), c.open(), c.high(), c.low(), c.close(), c.volume());
    }

    /** A base candle has closed: exits first, then, where the trigger interval closed with it, the decision. */
    void candle(CandleClosed event) {
        Candle candle = event.candle();
        long openTime = candle.openTime().toEpochMilli();
        if (!warm || lastCandle.filter(last -> openTime <= last).isPresent()) {
            return;
        }
        takeHeld(true);
        lastCandle = Optional.of(openTime);
        heldFor = position.actingWithin(candle.low(), candle.high());
        if (!heldFor.isEmpty()) {
            held = Optional.of(event);
            heldUntil = desk.now().plus(HOLD);
        } else {
            take(event);
        }
    }

    /**
     * A candle that ran through a level resting at the venue tells of an execution that is on its way on another connection. The close is judged when it
     * is here, as the backtester judges it, or when it does not come.
     */
    void takeHeld(boolean now) {
        if (held.isPresent() && (now || heldFor.stream().noneMatch(position::holds) || !desk.now().isBefore(heldUntil))) {
            CandleClosed event = held.get();
            held = Optional.empty();
            take(event);
        }
    }

    private void take(CandleClosed event) {
        Candle candle = event.candle();
        boolean triggered = push(candle);
        entries.forgetReversal();
        ExitJudge.Outcome exit = exits.judge(engine.orElseThrow(), candle);
        desk.observe();
        if (triggered) {
            entries.decide(engine.orElseThrow(), template.orElseThrow(), candle, event.late(), exit);
        }
        if (!position.idle()) {
            desk.step().changed();
        }
    }
}
