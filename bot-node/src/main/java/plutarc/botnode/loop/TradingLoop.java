package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.Execution;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.VenuePosition;
import plutarc.strategy.risk.RiskSnapshot;
import plutarc.strategy.template.InvalidTemplate;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/**
 * The bot's trading loop: a state machine that takes one input at a time and says what is to be done. It holds no clock, random source, file or socket;
 * the same inputs at the same instants give the same outputs, so a run can be replayed from its record. Single-threaded.
 *
 * <p>Rule for positions that the bot did not open: they are reported as {@code position.external}, left alone, and nothing is opened on their symbol until
 * they are gone; close-all closes them too.
 */
public final class TradingLoop {

    private static final Duration STALE = Duration.ofHours(24);
    private static final Duration REPEAT_PROGRESS = Duration.ofSeconds(5);
    private static final Duration MARK_EVERY = Duration.ofSeconds(1);
    private static final Duration CLOSE_RETRY = Duration.ofSeconds(2);
    private static final Duration REMEMBER_EXECUTIONS = Duration.ofMinutes(5);
    private static final int CLOSE_ATTEMPTS = 8;
    private static final long MINUTE = 60_000;

    private final String botVersion;
    private final OrderIds ids;
    private final Step step;
    private final Desk desk = new LoopDesk();
    private final Instructions instructions;
    private final AccountBook account;
    private final VenueSession venue = new VenueSession();
    private final Map<String, SymbolTrader> traders = new TreeMap<>();
    private final Map<String, LoopState.SymbolState> remembered;
    private final Map<String, Instant> executionIds = new LinkedHashMap<>();
    private final Set<String> problemsReported = new LinkedHashSet<>();

    private Instant now = Instant.EPOCH;
    private Instant marketTime = Instant.EPOCH;
    private Optional<BotConfiguration> configuration = Optional.empty();
    private Optional<ExchangeKeyId> keyReady = Optional.empty();
    private Optional<Template> template = Optional.empty();
    private Map<String, Contract> contracts = Map.of();
    private Optional<Instant> executionsUntil;
    private Optional<Instant> linkedAt;
    private boolean linkUp;
    private Optional<Boolean> pauseOverride;
    private boolean stopping;
    private Optional<InstructionId> stopInstruction = Optional.empty();
    private boolean ended;
    private Instant progressRepeatedAt = Instant.MIN;
    private Instant markedAt = Instant.MIN;
    private long equityMinute = Long.MIN_VALUE;

    /** @param state what an earlier process of this bot committed last; empty for a new bot, or one that has lost its folder */
    public TradingLoop(BotId botId, String botVersion, Optional<LoopState> state) {
        this.botVersion = botVersion;
        this.ids = new OrderIds(botId);
        this.step = new Step(this::state);
        this.instructions = new Instructions(step, state.map(LoopState::instructions).orElse(List.of()));
        this.account = new AccountBook(state.flatMap(LoopState::risk));
        this.remembered = new TreeMap<>(state.map(LoopState::symbols).orElse(Map.of()));
        this.executionsUntil = state.flatMap(LoopState::executionsUntil);
        this.linkedAt = state.flatMap(LoopState::linkedAt);
        this.pauseOverride = state.flatMap(LoopState::pauseOverride);
        state.ifPresent(s -> s.executionIds().forEach(taken -> executionIds.put(taken.id(), taken.at())));
    }

    /**
     * Takes one input.
     *
     * @param at wall clock at which it was taken; never before that of the input before
     * @return what is to be done, in this order
     */
    public List<Output> accept(Instant at, Input input) {
        if (ended) {
            return List.of();
        }
        now = at.isBefore(now) ? now : at;
        switch (input) {
            case Input.Configured configured -> configured(configured.configuration(), configured.keyReady());
            case Input.Instructed instructed -> instructed(instructed);
            case Input.ProgressNoted noted -> instructions.noted(noted.id());
            case Input.LinkUp up -> link(true);
            case Input.LinkDown down -> link(false);
            case Input.VenueOpened opened -> opened(opened);
            case Input.VenueUnavailable failed -> unavailable(failed);
            case Input.History history -> trader(history.symbol()).ifPresent(trader -> trader.history(history));
            case Input.HistoryUnavailable failed -> problem("exchange.history_unavailable", "candles of " + failed.symbol() + " could not be read: " + failed.error());
            case Input.Venue said -> said(said.event());
            case Input.Snapshot snapshot -> compare(snapshot);
            case Input.SnapshotUnavailable failed -> {
                venue.answered(false, now);
                venueError(failed.error().reason());
            }
            case Input.OrderAnswered answered -> trader(answered.symbol()).ifPresent(trader -> trader.position().orderAnswered(answered.clientOrderId(), answered.order()));
            case Input.Prepared prepared -> trader(prepared.symbol()).ifPresent(trader -> trader.prepared(prepared.leverageRefused(), prepared.marginModeRefused()));
            case Input.Tick tick -> tick();
            case Input.HeartbeatDue due -> heartbeat();
            case Input.Terminated terminated -> end("asked to end");
        }
        traders.values().forEach(trader -> {
            trader.takeHeld(false);
            trader.takeReversal();
        });
        if (venue.compareDue(now)) {
            step.act(new Output.AskSnapshot(executionsFrom()));
        }
        return step.finish();
    }

    /** What is to be remembered now. */
    LoopState state() {
        Map<String, LoopState.SymbolState> symbols = new TreeMap<>(remembered);
        traders.forEach((symbol, trader) -> symbols.put(symbol, trader.state()));
        List<LoopState.TakenExecution> taken = new ArrayList<>();
        executionIds.forEach((id, at) -> taken.add(new LoopState.TakenExecution(id, at)));
        return new LoopState(executionsUntil, taken, linkedAt, instructions.state(), pauseOverride, account.state(), symbols);
    }

    // --- backend ---

    private void configured(BotConfiguration next, Optional<ExchangeKeyId> ready) {
        long current = configuration.map(BotConfiguration::revision).orElse(0L);
        if (next.revision() < current) {
            return;
        }
        Optional<BotConfiguration> before = configuration;
        configuration = Optional.of(next);
        keyReady = ready;
        if (pauseOverride.filter(paused -> paused == next.paused()).isPresent()) {
            pauseOverride = Optional.empty(); // the configuration says the same by now, and speaks for itself again
        }
        Optional<BotConfiguration.KeyInUse> key = next.key();
        boolean otherKey = !key.map(BotConfiguration.KeyInUse::keyId).equals(before.flatMap(BotConfiguration::key).map(BotConfiguration.KeyInUse::keyId));
        if (otherKey && venue.stage != VenueSession.Stage.CLOSED) {
            closeVenue();
        }
        boolean otherTemplate = !next.template().equals(before.flatMap(BotConfiguration::template));
        if (otherTemplate) {
            template = next.template().flatMap(this::read);
        }
        if (venue.stage == VenueSession.Stage.OPEN) {
            trade(otherTemplate);
        }
        step.changed();
        openVenue();
        step.act(new Output.Applied(next.revision()));
    }

    private Optional<Template> read(TemplateVersion version) {
        try {
            Template read = TemplateJson.read(version.definition());
            if (read.pyramiding() > 1) {
                problem("template.pyramiding_unsupported", "template " + version.name() + " version " + version.version() + " allows " + read.pyramiding()
                        + " entries at once on a symbol; the bot holds one, so it opens less than a backtest of this template");
            }
            return Optional.of(read.pyramiding() > 1 ? read.withPyramiding(1) : read);
        } catch (IllegalArgumentException e) {
            problem("template.invalid", "template " + version.name() + " version " + version.version() + " cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void openVenue() {
        Optional<BotConfiguration.KeyInUse> key = configuration.flatMap(BotConfiguration::key).filter(k -> keyReady.equals(Optional.of(k.keyId())));
        if (key.isPresent() && venue.openDue(now)) {
            venue.opening();
            step.act(new Output.OpenVenue(key.get()));
        }
    }

    private void closeVenue() {
        traders.forEach((symbol, trader) -> remembered.put(symbol, trader.state()));
        traders.clear();
        venue.close();
        step.act(new Output.CloseVenue());
    }

    private void link(boolean up) {
        linkUp = up;
        linkedAt = Optional.of(now);
        step.changed();
        if (up) {
            instructions.repeat();
        }
    }

    private void instructed(Input.Instructed instructed) {
        if (!instructions.take(instructed.id(), instructed.instruction(), instructed.expiresAt(), now)) {
            return;
        }
        switch (instructed.instruction()) {
            case Instruction.Pause pause -> {
                pauseOverride = Optional.of(true);
                instructions.done(instructed.id());
            }
            case Instruction.Resume resume -> {
                pauseOverride = Optional.of(false);
                account.lift();
                instructions.done(instructed.id());
            }
            case Instruction.Stop stop -> {
                stopping = true;
                stopInstruction = Optional.of(instructed.id());
            }
            case Instruction.ClosePosition close -> carryOnClosing();
            case Instruction.CloseAll all -> {
                pauseOverride = Optional.of(true);
                carryOnClosing();
            }
        }
        step.changed();
    }

    /** Closing ends only when the venue shows that all is flat. */
    private void carryOnClosing() {
        for (Instructions.Closing closing : instructions.closings()) {
            if (configuration.flatMap(BotConfiguration::key).isEmpty()) {
                instructions.failed(closing.id, "the bot has no exchange key, so nothing can be closed");
                continue;
            }
            if (venue.stage != VenueSession.Stage.OPEN) {
                continue; // nothing can be verified; goes on when the venue is back
            }
            boolean held = false;
            for (SymbolTrader trader : traders.values()) {
                if (closing.concerns(trader.contract().spec().symbol())) {
                    held |= trader.position().close("instruction");
                }
            }
            if (!held) {
                venue.compareSoon(now.minus(CLOSE_RETRY));
            }
        }
    }

    private void verifyClosed(Input.Snapshot snapshot) {
        for (Instructions.Closing closing : instructions.closings()) {
            List<VenuePosition> open = snapshot.positions().stream().filter(p -> !p.isFlat() && closing.concerns(p.symbol())).toList();
            boolean under = traders.values().stream().anyMatch(t -> closing.concerns(t.contract().spec().symbol()) && t.position().trade().isPresent());
            if (open.isEmpty() && !under) {
                if (closing.symbol.isEmpty()) {
                    snapshot.openOrders().forEach(this::cancel);
                }
                instructions.done(closing.id);
            } else if (!now.isBefore(closing.nextAttempt)) {
                if (closing.attempts >= CLOSE_ATTEMPTS) {
                    instructions.failed(closing.id, "still open at the venue after " + CLOSE_ATTEMPTS + " attempts: "
                            + open.stream().map(p -> p.symbol() + " " + p.quantity().value().toPlainString()).toList());
                    desk.activity(Severity.CRITICAL, "close.failed", "positions are still open at the venue after " + CLOSE_ATTEMPTS + " attempts to close them");
                    continue;
                }
                open.forEach(position -> closeForeign(closing, position));
                closing.attempts++;
                closing.nextAttempt = now.plus(CLOSE_RETRY);
                venue.compareSoon(now);
            }
        }
    }

    /** What the bot's own trade does not cover is closed under an id that belongs to the instruction. */
    private void closeForeign(Instructions.Closing closing, VenuePosition position) {
        Optional<Contract> contract = Optional.ofNullable(contracts.get(position.symbol()));
        boolean own = trader(position.symbol()).filter(t -> t.position().trade().isPresent()).isPresent();
        if (contract.isEmpty() || own) {
            return;
        }
        OrderSide side = position.side().orElse(Side.LONG) == Side.LONG ? OrderSide.SELL : OrderSide.BUY;
        step.act(new Output.Place(OrderRequest.market(ids.closing(position.symbol(), closing.id.value(), closing.attempts), position.symbol(), side,
                position.quantity(), true)));
    }

    private void cancel(Order order) {
        order.clientOrderId().ifPresent(id -> step.act(new Output.Cancel(order.symbol(), id)));
    }

    // --- venue ---

    private void opened(Input.VenueOpened opened) {
        if (venue.stage != VenueSession.Stage.OPENING || !configuration.flatMap(BotConfiguration::key).map(BotConfiguration.KeyInUse::keyId)
                .equals(Optional.of(opened.keyId()))) {
            return;
        }
        venue.opened(opened.capabilities());
        problemsReported.clear();
        contracts = new TreeMap<>();
        for (InstrumentSpec spec : opened.instruments()) {
            Optional.ofNullable(opened.fees().get(spec.symbol())).ifPresent(fees -> contracts.put(spec.symbol(), Contract.of(spec, fees)));
        }
        trade(true);
        step.act(new Output.Connect(executionsFrom()));
    }

    /** A bot without memory looks for trades of its own in all that the venue still knows. */
    private Instant executionsFrom() {
        return executionsUntil.map(until -> until.minus(REMEMBER_EXECUTIONS)).orElse(Instant.EPOCH);
    }

    /** Brings traders in line with the configured instruments and template. */
    private void trade(boolean freshTemplate) {
        BotConfiguration.KeyInUse key = configuration.flatMap(BotConfiguration::key).orElseThrow();
        Set<String> wanted = new LinkedHashSet<>();
        for (Instrument instrument : key.instruments()) {
            wanted.add(instrument.symbol());
            Contract contract = contracts.get(instrument.symbol());
            if (contract == null) {
                problem("exchange.unknown_symbol", instrument.symbol() + " is not traded at this venue");
                continue;
            }
            account.settlesIn(account.currency().orElse(contract.spec().settleCurrency()));
            trade(instrument, contract, freshTemplate);
        }
        for (SymbolTrader trader : List.copyOf(traders.values())) {
            String symbol = trader.contract().spec().symbol();
            if (!wanted.contains(symbol) && trader.position().isFlat()) {
                traders.remove(symbol);
                remembered.put(symbol, trader.state());
                step.act(new Output.Unsubscribe(symbol));
            }
        }
    }

    private void trade(Instrument instrument, Contract contract, boolean freshTemplate) {
        SymbolTrader trader = traders.get(instrument.symbol());
        boolean added = trader == null;
        if (added) {
            trader = new SymbolTrader(contract, instrument, desk, venue.capabilities.orElseThrow(),
                    Optional.ofNullable(remembered.remove(instrument.symbol())));
            traders.put(instrument.symbol(), trader);
        }
        BigDecimal before = added ? BigDecimal.ZERO : trader.preparedLeverage();
        if (added || !trader.settings().equals(instrument) || before.compareTo(trader.leverage()) != 0) {
            trader.prepare(instrument);
        }
        if (added || freshTemplate) {
            run(trader);
        }
    }

    private void run(SymbolTrader trader) {
        if (template.isEmpty()) {
            return;
        }
        try {
            trader.run(template.get());
        } catch (InvalidTemplate e) {
            problem("template.invalid", "the template cannot be used: " + e.problems());
            template = Optional.empty();
        } catch (IllegalArgumentException e) {
            problem("template.unusable", "the template cannot be used on " + trader.contract().spec().symbol() + ": " + e.getMessage());
        }
    }

    private void unavailable(Input.VenueUnavailable failed) {
        if (venue.stage != VenueSession.Stage.CLOSED) {
            step.act(new Output.CloseVenue());
            venue.failed(failed.error().toString(), now);
            problem("exchange.unavailable", "the venue cannot be used: " + failed.error());
        }
    }

    private void said(ExchangeEvent event) {
        if (venue.stage != VenueSession.Stage.OPEN) {
            return;
        }
        switch (event) {
            case ExchangeEvent.CandleClosed candle -> {
                heard(candle.candle().openTime().plus(candle.interval()).minusMillis(1));
                trader(candle.symbol()).ifPresent(trader -> trader.candle(candle));
                equityPoint();
            }
            case ExchangeEvent.TickerChanged ticker -> {
                heard(ticker.at());
                trader(ticker.symbol()).ifPresent(trader -> trader.ticker(ticker));
            }
            case ExchangeEvent.PublicTrade trade -> {
                heard(trade.at());
                trader(trade.symbol()).ifPresent(trader -> trader.trade(trade));
            }
            case ExchangeEvent.BookChanged book -> {
                heard(book.at());
                trader(book.symbol()).ifPresent(trader -> trader.book(book));
            }
            case ExchangeEvent.OrderUpdated updated -> trader(updated.order().symbol()).ifPresent(trader -> trader.position().order(updated.order()));
            case ExchangeEvent.Executed executed -> executed(executed.execution());
            case ExchangeEvent.PositionUpdated updated -> { } // positions are what executions say; differences show at the next comparison
            case ExchangeEvent.WalletUpdated updated -> account.wallet(updated.wallet());
            case ExchangeEvent.ConnectionChanged changed -> venue.connection(changed, now);
            case ExchangeEvent.OrderRequestAnswered answered -> answered(answered);
            case ExchangeEvent.Irregularity irregularity -> desk.activity(Severity.NOTICE, "exchange.irregularity", irregularity.what());
        }
    }

    private void answered(ExchangeEvent.OrderRequestAnswered answered) {
        switch (answered.outcome()) {
            case Outcome.Accepted accepted -> { }
            case Outcome.Unknown unknown -> venueError(ErrorReason.OUTCOME_UNKNOWN);
            case Outcome.Rejected rejected -> venueError(rejected.error().reason());
        }
        trader(answered.symbol()).ifPresent(trader -> trader.position().answered(answered));
    }

    private void venueError(ErrorReason reason) {
        if (Refusals.isFault(reason)) {
            account.error(now, desk.limits()).ifPresent(figures -> desk.breached("apiErrorThreshold", "pause_entries", figures));
        }
    }

    private void executed(Execution execution) {
        Optional<Instant> forgotten = executionsUntil.map(until -> until.minus(REMEMBER_EXECUTIONS.multipliedBy(2)));
        boolean taken = forgotten.filter(horizon -> execution.at().isBefore(horizon)).isPresent() // ids that old are forgotten, for they have all been taken
                || executionIds.putIfAbsent(execution.executionId(), execution.at()) != null;
        if (taken) {
            return;
        }
        executionsUntil = Optional.of(executionsUntil.filter(until -> until.isAfter(execution.at())).orElse(execution.at()));
        Instant oldest = executionsUntil.get().minus(REMEMBER_EXECUTIONS.multipliedBy(2));
        executionIds.values().removeIf(at -> at.isBefore(oldest));
        heard(execution.at());
        step.changed();
        trader(execution.symbol()).ifPresent(trader -> trader.position().execution(execution));
    }

    private void heard(Instant at) {
        if (at.isAfter(marketTime)) {
            if (Math.floorDiv(at.toEpochMilli(), Duration.ofDays(1).toMillis()) != Math.floorDiv(marketTime.toEpochMilli(), Duration.ofDays(1).toMillis())) {
                marketTime = at;
                desk.observe(); // the new day begins with what the old one ended with
            }
            marketTime = at;
        }
    }

    private void compare(Input.Snapshot snapshot) {
        if (venue.stage != VenueSession.Stage.OPEN) {
            return;
        }
        account.wallet(snapshot.wallet());
        snapshot.executions().forEach(this::executed);
        venue.answered(true, now);
        for (SymbolTrader trader : traders.values()) {
            String symbol = trader.contract().spec().symbol();
            Optional<VenuePosition> held = snapshot.positions().stream().filter(p -> p.symbol().equals(symbol)).findFirst();
            BigDecimal signed = held.filter(p -> !p.isFlat())
                    .map(p -> p.side().orElse(Side.LONG) == Side.LONG ? p.quantity().value() : p.quantity().value().negate()).orElse(BigDecimal.ZERO);
            trader.position().reconcile(signed, held.flatMap(VenuePosition::liquidationPrice),
                    snapshot.openOrders().stream().filter(order -> order.symbol().equals(symbol)).toList());
        }
        verifyClosed(snapshot);
    }

    // --- time ---

    private void tick() {
        openVenue();
        if (venue.stage == VenueSession.Stage.OPEN) {
            traders.values().forEach(trader -> {
                trader.position().tick();
                trader.tick();
            });
        }
        if (!instructions.closings().isEmpty()) {
            carryOnClosing();
        }
        if (linkUp && now.isAfter(progressRepeatedAt.plus(REPEAT_PROGRESS))) {
            progressRepeatedAt = now;
            instructions.repeat();
        }
        if (now.isAfter(markedAt.plus(MARK_EVERY))) {
            markedAt = now;
            if (linkUp) {
                traders.values().forEach(trader -> trader.position().mark().ifPresent(step::report));
            }
        }
        if (stopping) {
            finishStopping();
        }
    }

    private void finishStopping() {
        boolean entering = traders.values().stream().anyMatch(trader -> trader.position().trade().filter(trade -> !trade.entered()).isPresent());
        if (entering) {
            return;
        }
        stopInstruction.ifPresent(instructions::done);
        stopInstruction = Optional.empty();
        if (instructions.allNoted() || !linkUp) {
            end("stopped by instruction");
        }
    }

    private void end(String reason) {
        step.changed();
        step.act(new Output.End(reason));
        ended = true;
    }

    private void equityPoint() {
        long minute = Math.floorDiv(marketTime.toEpochMilli(), MINUTE);
        Optional<String> currency = account.currency().filter(c -> account.balance(c).isPresent());
        if (minute == equityMinute || currency.isEmpty()) {
            return;
        }
        equityMinute = minute;
        double equity = desk.equity(currency.get());
        BigDecimal unrealised = unrealised(currency.get());
        step.report(new BotReport.EquityPoint(marketTime, account.balance(currency.get()).orElseThrow().total().add(unrealised),
                account.balance(currency.get()).orElseThrow().available(), unrealised, currency.get()));
    }

    private BigDecimal unrealised(String currency) {
        return traders.values().stream().filter(t -> t.contract().spec().settleCurrency().equals(currency)).map(t -> t.position().unrealised())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void heartbeat() {
        Status status = status();
        Optional<BigDecimal> equity = account.currency().flatMap(c -> account.balance(c).map(b -> b.total().add(unrealised(c))));
        int open = (int) traders.values().stream().filter(t -> t.position().trade().filter(OpenTrade::hasFill).isPresent()).count();
        step.act(new Output.Heartbeat(status.code(), status.reason(), marketTime.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(marketTime), equity, open,
                configuration.map(BotConfiguration::revision).orElse(0L)));
    }

    private record Status(String code, Optional<String> reason) {
        static Status of(String code) {
            return new Status(code, Optional.empty());
        }

        static Status because(String code, String reason) {
            return new Status(code, Optional.of(reason));
        }
    }

    private Status status() {
        if (configuration.isEmpty()) {
            return Status.of("starting");
        }
        if (!instructions.closings().isEmpty()) {
            return Status.of("closing");
        }
        Optional<BotConfiguration.KeyInUse> key = configuration.get().key();
        if (key.isEmpty()) {
            return Status.because("no_key", "no exchange key is assigned");
        }
        if (!keyReady.equals(Optional.of(key.get().keyId()))) {
            return Status.because("no_key", "the key's text is kept in memory only and comes over the link; waiting for the backend");
        }
        if (template.isEmpty()) {
            return Status.because("no_template", configuration.get().template().isEmpty() ? "no template is assigned" : "the assigned template cannot be used");
        }
        if (venue.stage != VenueSession.Stage.OPEN || !venue.marketUp()) {
            return venue.trouble.map(why -> Status.because("no_market", why))
                    .orElse(Status.because(venue.stage == VenueSession.Stage.OPENING ? "starting" : "no_market", "waiting for the venue"));
        }
        if (traders.values().stream().anyMatch(trader -> !trader.warm())) {
            return Status.of("warming_up");
        }
        if (account.stopped() || account.killedToday()) {
            return Status.because("risk_paused", account.stopped() ? "equity protection was reached; resume by hand" : "the daily loss limit was reached; until 00:00 UTC");
        }
        return paused() ? Status.of("paused") : Status.of("trading");
    }

    private boolean paused() {
        return pauseOverride.orElse(configuration.map(BotConfiguration::paused).orElse(true));
    }

    private Optional<SymbolTrader> trader(String symbol) {
        return Optional.ofNullable(traders.get(symbol));
    }

    /** Reports a problem once, until the venue is opened again. */
    private void problem(String kind, String message) {
        if (problemsReported.add(kind + message)) {
            desk.activity(Severity.WARNING, kind, message);
        }
    }

    /** What the traders see of the loop. */
    private final class LoopDesk implements Desk {

        @Override
        public Step step() {
            return step;
        }

        @Override
        public OrderIds ids() {
            return ids;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Instant marketTime() {
            return marketTime;
        }

        @Override
        public RiskLimits limits() {
            return configuration.map(BotConfiguration::riskLimits).orElse(RiskLimits.DEFAULTS);
        }

        @Override
        public RiskSnapshot risk(String symbol) {
            int onAsset = trader(symbol).flatMap(t -> t.position().trade()).isPresent() ? 1 : 0;
            int total = (int) traders.values().stream().filter(t -> t.position().trade().isPresent()).count();
            String currency = contracts.get(symbol).spec().settleCurrency();
            return account.snapshot(marketTime.toEpochMilli(), onAsset, total, equity(currency), paused(), limits(), now);
        }

        @Override
        public double equity(String currency) {
            return account.equity(currency, unrealised(currency));
        }

        @Override
        public double available(String currency) {
            return account.available(currency);
        }

        @Override
        public List<Verdict> obstacles() {
            List<Verdict> found = new ArrayList<>();
            if (stopping) {
                found.add(SymbolTrader.rule("stopping", "Stop", "the bot has been told to stop"));
            }
            if (!inStep()) {
                found.add(SymbolTrader.rule("venue", "Venue", "positions and orders have not been compared with the venue since it was last out of reach"));
            }
            if (!configuration.flatMap(BotConfiguration::key).map(BotConfiguration.KeyInUse::active).orElse(false)) {
                found.add(SymbolTrader.rule("key", "Exchange key", "the exchange key is deactivated"));
            }
            if (!linkUp && linkedAt.filter(at -> now.isAfter(at.plus(STALE))).isPresent()) {
                found.add(SymbolTrader.rule("stale_configuration", "Configuration", "the backend has not been heard for more than 24 hours"));
            }
            return found;
        }

        @Override
        public boolean inStep() {
            return venue.inStep();
        }

        @Override
        public boolean caughtUp() {
            return venue.caughtUp();
        }

        @Override
        public Optional<TemplateVersion> template() {
            return configuration.flatMap(BotConfiguration::template);
        }

        @Override
        public BigDecimal leverage(String symbol) {
            return trader(symbol).map(SymbolTrader::leverage).orElse(BigDecimal.ONE);
        }

        @Override
        public String botVersion() {
            return botVersion;
        }

        @Override
        public void activity(Severity severity, String kind, String message) {
            step.report(new BotReport.Activity(severity, kind, message, marketTime.equals(Instant.EPOCH) ? now : marketTime));
        }

        @Override
        public void breached(String limit, String action, Map<String, BigDecimal> figures) {
            step.report(new BotReport.RiskLimitBreached(limit, action, figures, marketTime));
        }

        @Override
        public void observe() {
            account.currency().ifPresent(currency -> account.observe(marketTime.toEpochMilli(), equity(currency), limits())
                    .forEach((limit, figures) -> {
                        boolean closeAll = limit.equals("equityProtectionDrawdownPct") || limits().dailyLossCloseAll();
                        breached(limit, closeAll ? "close_all" : "pause_entries", figures);
                        step.changed();
                        if (closeAll) {
                            traders.values().forEach(trader -> trader.position().close("risk_limit"));
                        }
                    }));
        }

        @Override
        public void tradeClosed(Trade trade) {
            account.closed(trade, limits()).ifPresent(figures -> breached("consecutiveLossLimit", "pause_entries", figures));
        }

        @Override
        public void resync() {
            venue.compareSoon(now);
        }
    }
}
