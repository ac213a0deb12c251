package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
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
import plutarc.strategy.engine.Decision;
import plutarc.strategy.engine.EntryContext;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.exit.ExitReason;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Interval;
import plutarc.strategy.risk.PositionSize;
import plutarc.strategy.risk.RiskCheck;
import plutarc.strategy.risk.RiskSnapshot;
import plutarc.strategy.template.Template;

/** One symbol: its engine, fed with one-minute candles, and its position. Decides exactly as the backtester does, at the same closes, from the same context. */
final class SymbolTrader {

    /** Candles that the engine is fed; everything coarser is built inside it. */
    static final Interval BASE = Interval.M1;
    /** How long the judgement of a close waits for an execution that the candle tells of. */
    private static final Duration HOLD = Duration.ofSeconds(3);
    private static final Duration PREPARE_SOON = Duration.ofSeconds(5);
    private static final Duration PREPARE_LATER = Duration.ofMinutes(1);
    private static final Duration HISTORY_RETRY = Duration.ofSeconds(30);
    /** Of a market order, as a share of the price: what backtests assume unless told otherwise. */
    private static final double EXPECTED_SLIPPAGE = 0.0002;

    private final Contract contract;
    private final String symbol;
    private final Desk desk;
    private final PositionKeeper position;
    private final Set<Duration> intervals;
    private Instrument settings;
    private Optional<Template> template = Optional.empty();
    private Optional<SymbolEngine> engine = Optional.empty();
    private Set<InputKey> inputs = Set.of();
    private FlowInputs flow = new FlowInputs(Set.of());
    private Optional<WarmUp> warmUp = Optional.empty();
    private boolean warm;
    private boolean heard;
    private Optional<Long> lastCandle;
    private Optional<Boolean> leverageSet = Optional.empty();
    private BigDecimal preparedLeverage = BigDecimal.ZERO;
    private Optional<Instant> historyAskedAt = Optional.empty();
    private Optional<Instant> prepareAgainAt = Optional.empty();
    private final Set<String> told = new TreeSet<>();
    private Optional<CandleClosed> held = Optional.empty();
    private Optional<Reversal> reversing = Optional.empty();
    private boolean reversalFired;
    private Instant heldUntil = Instant.MIN;

    /** An entry that waits for the position on the other side to be gone. */
    private record Reversal(Decision decision, double close) {
    }

    SymbolTrader(Contract contract, Instrument settings, Desk desk, Capabilities capabilities, Optional<LoopState.SymbolState> remembered) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.settings = settings;
        this.desk = desk;
        this.intervals = capabilities.nativeIntervals();
        this.position = new PositionKeeper(contract, desk, capabilities.nativeStops(), remembered);
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

    Instrument settings() {
        return settings;
    }

    boolean warm() {
        return warm;
    }

    BigDecimal leverage() {
        double capped = RiskCheck.cappedLeverage(desk.limits(), settings.leverage().doubleValue(), contract.spec().maxLeverage().doubleValue());
        return BigDecimal.valueOf(capped).setScale(2, RoundingMode.DOWN).stripTrailingZeros();
    }

    /** Asks the venue for leverage and margin mode as configured; entries wait for the answer. */
    void prepare(Instrument configured) {
        settings = configured;
        leverageSet = Optional.empty();
        preparedLeverage = leverage();
        desk.step().act(new Output.Prepare(symbol, leverage(), settings.marginMode()));
    }

    /** What was refused is asked for again from time to time; it is told once. */
    void prepared(Optional<ExchangeError> leverageRefused, Optional<ExchangeError> marginModeRefused) {
        leverageSet = Optional.of(leverageRefused.isEmpty());
        boolean again = leverageRefused.isPresent() || marginModeRefused.filter(Refusals::mayPass).isPresent();
        prepareAgainAt = again ? Optional.of(desk.now().plus(leverageRefused.or(() -> marginModeRefused).filter(Refusals::mayPass).isPresent() ? PREPARE_SOON : PREPARE_LATER))
                : Optional.empty();
        leverageRefused.filter(error -> !Refusals.mayPass(error)).ifPresent(error -> tell("exchange.leverage_rejected",
                "leverage " + leverage().toPlainString() + " on " + symbol + " was refused, nothing is opened there: " + error));
        marginModeRefused.filter(error -> !Refusals.mayPass(error)).ifPresent(error -> tell("exchange.margin_mode_rejected",
                "margin mode " + settings.marginMode().code() + " on " + symbol + " was refused, the venue's setting stays: " + error));
    }

    private void tell(String kind, String message) {
        if (told.add(message)) {
            desk.activity(Severity.WARNING, kind, message);
        }
    }

    /** Takes a template from now on, after a new warm-up; a position goes on with its levels, which never loosen. */
    void run(Template next) {
        CostModel costs = new CostModel(200 * (contract.fees().taker().doubleValue() + EXPECTED_SLIPPAGE), Double.NaN);
        SymbolEngine fresh = SymbolEngine.of(next, BASE, Catalog.standard(), costs, MissingData.BLOCK);
        template = Optional.of(next);
        engine = Optional.of(fresh);
        inputs = fresh.inputs();
        flow = new FlowInputs(inputs);
        warmUp = Optional.empty();
        warm = false;
        historyAskedAt = Optional.empty();
        if (heard) {
            requestHistory();
        } else {
            desk.step().act(new Output.Subscribe(new MarketSubscription(symbol, Map.of(), feeds())));
        }
    }

    /** The leverage that the venue was last asked for. */
    BigDecimal preparedLeverage() {
        return preparedLeverage;
    }

    /** A warm-up that has had no answer, and settings that were refused, are asked for again. */
    void tick() {
        if (engine.isPresent() && !warm && historyAskedAt.filter(asked -> desk.now().isAfter(asked.plus(HISTORY_RETRY))).isPresent()) {
            requestHistory();
        }
        if (prepareAgainAt.filter(at -> !desk.now().isBefore(at)).isPresent()) {
            prepareAgainAt = Optional.empty();
            prepare(settings);
        }
    }

    /** Only the ticker tells what time it is at the market: a paper exchange replays the past. */
    private void requestHistory() {
        historyAskedAt = Optional.of(desk.now());
        warmUp = warmUp.or(() -> Optional.of(new WarmUp(engine.orElseThrow(), BASE, intervals, desk.marketTime())));
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
        boolean resuming = position.trade().isPresent();
        long seenUntil = resuming ? lastCandle.orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
        boolean attached = false;
        for (Candle candle : candles) {
            if (candle.openTime().toEpochMilli() > seenUntil && !attached) {
                position.attach(fresh);
                attached = true;
            }
            push(candle);
            if (attached) {
                judgeExits(candle);
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
        desk.step().act(new Output.Subscribe(new MarketSubscription(symbol, Map.of(Duration.ofMillis(BASE.millis()), have), feeds())));
    }

    private Set<MarketSubscription.Feed> feeds() {
        Set<MarketSubscription.Feed> feeds = new TreeSet<>(Set.of(MarketSubscription.Feed.TICKER));
        for (InputKey key : inputs) {
            switch (key.kind()) {
                case BOOK_IMBALANCE -> feeds.add(MarketSubscription.Feed.BOOK);
                case TRADE_DELTA -> feeds.add(MarketSubscription.Feed.TRADES);
                case FUNDING_RATE, OPEN_INTEREST, PREMIUM, SPREAD_BPS -> { }
            }
        }
        return feeds;
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
        if (position.actsWithin(candle.low(), candle.high())) {
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
        if (held.isPresent() && (now || position.trade().isEmpty() || !desk.now().isBefore(heldUntil))) {
            CandleClosed event = held.get();
            held = Optional.empty();
            take(event);
        }
    }

    private void take(CandleClosed event) {
        Candle candle = event.candle();
        boolean triggered = push(candle);
        reversing = Optional.empty();
        boolean leaving = judgeExits(candle);
        boolean reverses = leaving && reversalFired;
        desk.observe();
        if (triggered) {
            decide(candle, event.late(), leaving, reverses);
        }
        if (position.trade().isPresent()) {
            desk.step().changed();
        }
    }

    /** Levels follow the candle, and rules judged at closes speak. Returns whether one of them closes the position. */
    private boolean judgeExits(Candle c) {
        reversalFired = false;
        Optional<OpenTrade> open = position.trade().filter(trade -> trade.exits.isPresent() && c.openTime().plusMillis(BASE.millis()).isAfter(trade.entryTime()));
        if (open.isEmpty()) {
            position.price(c.close(), c.openTime().plusMillis(BASE.millis() - 1));
            return false;
        }
        OpenTrade trade = open.get();
        if (!c.openTime().isBefore(trade.entryTime())) {
            trade.seen(BigDecimal.valueOf(c.high()), c.openTime());
            trade.seen(BigDecimal.valueOf(c.low()), c.openTime());
        }
        Optional<ExitReason> fired = trade.exits.get().onClose(c.low(), c.high(), c.close());
        position.price(c.close(), c.openTime().plusMillis(BASE.millis() - 1));
        if (position.trade().isEmpty() || trade.exitWanted.isPresent()) {
            return trade.exitWanted.isPresent();
        }
        if (fired.isPresent()) {
            reversalFired = fired.get().rule().equals("signal_flip") && engine.orElseThrow().reverses();
            return position.close(fired.get().rule());
        }
        String currency = contract.spec().settleCurrency();
        double equity = desk.equity(currency);
        BigDecimal close = BigDecimal.valueOf(c.close());
        double exitFee = contract.notional(trade.openQuantity(), close).multiply(contract.fees().taker()).doubleValue();
        double loss = trade.fees().doubleValue() + exitFee - trade.unrealised(close).doubleValue();
        if (!Double.isNaN(equity) && RiskCheck.exceedsLossPerTrade(desk.limits(), loss, equity)) {
            desk.breached("maxLossPerTradePct", "close_position", Map.of("loss", BigDecimal.valueOf(loss), "equity", BigDecimal.valueOf(equity)));
            return position.close("risk_limit");
        }
        return false;
    }

    private void decide(Candle candle, boolean late, boolean leaving, boolean reverses) {
        SymbolEngine e = engine.orElseThrow();
        RiskSnapshot risk = desk.risk(symbol);
        EntryContext context = reverses ? new EntryContext(Optional.empty(), Long.MIN_VALUE, desk.limits(), without(risk))
                : new EntryContext(position.side(), position.lastTradeTime().orElse(Long.MIN_VALUE), desk.limits(), risk);
        Decision decision = e.decide(context);
        List<Verdict> obstacles = new ArrayList<>(desk.obstacles());
        obstacles.addAll(obstacles(late, decision.closeTime()));
        boolean enters = decision.enters() && obstacles.isEmpty();
        if (enters && reverses) {
            reversing = Optional.of(new Reversal(decision, candle.close()));
        } else if (enters) {
            enters = size(decision, candle.close(), obstacles);
        }
        report(decision, obstacles, leaving ? "exit" : enters || !decision.enters() ? decision.code()
                : "blocked_" + decision.side().map(Side::code).orElse(""));
    }

    /** The account as it will be when the position that is leaving has left. */
    private static RiskSnapshot without(RiskSnapshot s) {
        return new RiskSnapshot(s.now(), s.entriesOnAsset() - 1, s.entriesTotal() - 1, s.equity(), s.dayStartEquity(), s.peakEquity(), s.consecutiveLosses(),
                s.lastLossTime(), s.killedToday(), s.errorsInWindow(), s.paused());
    }

    /** The other half of a reversal: enters as soon as the position that it reverses is gone, within the candle after the decision. */
    void takeReversal() {
        if (reversing.isPresent() && position.trade().isEmpty()) {
            Reversal reversal = reversing.get();
            reversing = Optional.empty();
            if (desk.marketTime().toEpochMilli() < reversal.decision().closeTime() + BASE.millis() && desk.obstacles().isEmpty()) {
                size(reversal.decision(), reversal.close(), new ArrayList<>());
            }
        }
    }

    private List<Verdict> obstacles(boolean late, long closeTime) {
        List<Verdict> found = new ArrayList<>();
        if (late) {
            found.add(rule("late_candle", "Fresh candle", "this candle was read from history: too old to act upon"));
        }
        if (!settings.enabled()) {
            found.add(rule("instrument", "Instrument", symbol + " is not enabled for entries"));
        }
        if (!leverageSet.orElse(false)) {
            found.add(rule("leverage", "Leverage", leverageSet.isPresent() ? "the venue refused the configured leverage" : "the venue has not confirmed the leverage yet"));
        }
        if (position.external().signum() != 0) {
            found.add(rule("external_position", "Foreign position", "the account holds " + symbol + " that this bot did not open"));
        }
        if (position.decidedAlready(closeTime)) {
            found.add(rule("decided", "Decision", "an entry was decided at this close already"));
        }
        return found;
    }

    static Verdict rule(String id, String label, String reason) {
        return new Verdict(id, label, "rule", "", 0, false, reason);
    }

    /** Sizes the entry and sends it; says why not among the obstacles. */
    private boolean size(Decision decision, double close, List<Verdict> obstacles) {
        Side side = decision.side().orElseThrow();
        SymbolEngine e = engine.orElseThrow();
        double leverage = leverage().doubleValue();
        double risk = e.open(side, close, decision.closeTime(), decision.basis()).initialRisk();
        String currency = contract.spec().settleCurrency();
        double equity = desk.equity(currency);
        if (Double.isNaN(equity)) {
            obstacles.add(rule("wallet", "Wallet", "the wallet is not known yet"));
            return false;
        }
        PositionSize.Size size = PositionSize.of(template.orElseThrow().sizing(), contract.instrument(), equity, desk.available(currency), close, risk, leverage);
        if (!(size.quantity() > 0)) {
            obstacles.add(rule("size", "Position size", size.refusal()));
            desk.activity(Severity.NOTICE, "entry.size_refused", "entry " + side.code() + " " + symbol + " was not sent: " + size.refusal());
            return false;
        }
        double slip = desk.limits().maxSlippagePct().doubleValue() / 100;
        BigDecimal limit = side == Side.LONG ? contract.ticks(close * (1 + slip), RoundingMode.FLOOR) : contract.ticks(close * (1 - slip), RoundingMode.CEILING);
        BigDecimal quantity = contract.lots(size.quantity()).min(contract.spec().maxQuantity());
        position.enter(decision, side, BigDecimal.valueOf(close), quantity, limit, leverage(), desk.template().orElseThrow());
        return true;
    }

    private void report(Decision decision, List<Verdict> obstacles, String code) {
        Frame bars = engine.orElseThrow().compiled().trigger();
        int slot = bars.at[1];
        List<Verdict> verdicts = new ArrayList<>(decision.verdicts());
        verdicts.addAll(obstacles);
        desk.step().report(new BotReport.CandleEvaluated(symbol, template.orElseThrow().triggerInterval().label(), Instant.ofEpochMilli(decision.openTime()),
                BigDecimal.valueOf(bars.open[slot]), BigDecimal.valueOf(bars.high[slot]), BigDecimal.valueOf(bars.low[slot]), BigDecimal.valueOf(bars.close[slot]),
                BigDecimal.valueOf(bars.volume[slot]), code, decision.score(), decision.threshold(), verdicts,
                position.trade().flatMap(OpenTrade::stopPrice)));
    }
}
