package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.Execution;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.VenuePosition;
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

    private static final Duration REPEAT_PROGRESS = Duration.ofSeconds(5);
    private static final Duration MARK_EVERY = Duration.ofSeconds(1);

    private final Step step = new Step(this::state);
    private final Instructions instructions;
    private final Mandate mandate;
    private final AccountBook account = new AccountBook();
    private final RiskBook risk;
    private final VenueSession venue = new VenueSession();
    private final Traders traders;
    private final TakenExecutions executions;
    private final LoopDesk desk;
    private final Closings closings;
    private final BotStatus status;
    private final LeverageWatch leverage;
    private final HandOrders hands;
    private Optional<Template> template = Optional.empty();
    private boolean stopping;
    private Optional<InstructionId> stopInstruction = Optional.empty();
    private boolean ended;
    private Instant progressRepeatedAt = Instant.MIN;
    private Instant markedAt = Instant.MIN;

    /** @param state what an earlier process of this bot committed last; empty for a new bot, or one that has lost its folder */
    public TradingLoop(BotId botId, String botVersion, Optional<LoopState> state) {
        this.instructions = new Instructions(step, state.map(LoopState::instructions).orElse(List.of()));
        this.mandate = new Mandate(state);
        this.risk = new RiskBook(state.flatMap(LoopState::risk));
        this.traders = new Traders(state);
        this.executions = new TakenExecutions(state);
        this.desk = new LoopDesk(step, new OrderIds(botId), botVersion, mandate, account, risk, venue, traders);
        this.closings = new Closings(instructions, traders, venue, risk, desk);
        this.status = new BotStatus(mandate, closings, venue, account, traders);
        this.leverage = new LeverageWatch(desk);
        this.hands = new HandOrders(instructions, traders, desk);
        desk.ordersTo(hands::told);
        desk.closeAllBy(limit -> {
            closings.byLimit(limit);
            closings.carryOn(mandate.key().isPresent());
        });
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
        desk.at(at);
        switch (input) {
            case Input.Configured configured -> configured(configured.configuration(), configured.keyReady());
            case Input.Instructed instructed -> instructed(instructed);
            case Input.ProgressNoted noted -> instructions.noted(noted.id());
            case Input.LinkUp up -> link(true);
            case Input.LinkDown down -> link(false);
            case Input.VenueOpened opened -> opened(opened);
            case Input.VenueUnavailable failed -> unavailable(failed);
            case Input.History history -> traders.of(history.symbol()).ifPresent(trader -> trader.history(history));
            case Input.HistoryUnavailable failed -> {
                desk.venueError(failed.error().reason());
                desk.problem("exchange.history_unavailable", "candles of " + failed.symbol() + " could not be read: " + failed.error());
            }
            case Input.Venue said -> said(said.event());
            case Input.Snapshot snapshot -> compare(snapshot);
            case Input.SnapshotUnavailable failed -> {
                venue.answered(false, desk.now());
                desk.venueError(failed.error().reason());
            }
            case Input.OrderAnswered answered ->
                    traders.of(answered.symbol()).ifPresent(trader -> trader.position().orderAnswered(answered.clientOrderId(), answered.order()));
            case Input.Prepared prepared ->
                    traders.of(prepared.symbol()).ifPresent(trader -> trader.prepared(prepared.leverageRefused(), prepared.marginModeRefused()));
            case Input.Tick tick -> tick();
            case Input.HeartbeatDue due -> heartbeat();
            case Input.Terminated terminated -> end("asked to end");
        }
        traders.all().forEach(trader -> {
            trader.takeHeld(false);
            trader.takeReversal();
        });
        if (venue.compareDue(desk.now())) {
            step.act(new Output.AskSnapshot(executions.from(), desk.now()));
        }
        if (desk.news() && mandate.linkUp()) {
            heartbeat();
        }
        return step.finish();
    }

    /** What is to be remembered now. */
    LoopState state() {
        return new LoopState(executions.until(), executions.state(), mandate.linkedAt(), instructions.state(), mandate.pauseOverride(), risk.state(), traders.state());
    }

    private void heartbeat() {
        step.act(status.heartbeat(desk.marketTime(), template.isPresent(), desk.riskUse()));
    }

    // --- backend ---

    private void configured(BotConfiguration next, Optional<ExchangeKeyId> ready) {
        if (next.revision() < mandate.revision()) {
            return;
        }
        Optional<ExchangeKeyId> keyBefore = mandate.key().map(BotConfiguration.KeyInUse::keyId);
        Optional<TemplateVersion> templateBefore = mandate.template();
        mandate.configure(next, ready);
        if (!mandate.key().map(BotConfiguration.KeyInUse::keyId).equals(keyBefore) && venue.stage != VenueSession.Stage.CLOSED) {
            traders.retire();
            venue.close();
            step.act(new Output.CloseVenue());
        }
        boolean otherTemplate = !next.template().equals(templateBefore);
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
            return Optional.of(TemplateJson.read(version.definition()));
        } catch (IllegalArgumentException e) {
            desk.problem("template.invalid", "template " + version.name() + " version " + version.version() + " cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void trade(boolean freshTemplate) {
        if (!traders.follow(mandate.key().orElseThrow(), template, freshTemplate, venue.capabilities.orElseThrow(), desk)) {
            template = Optional.empty();
        }
    }

    private void openVenue() {
        mandate.usableKey().filter(key -> venue.openDue(desk.now())).ifPresent(key -> {
            venue.opening();
            step.act(new Output.OpenVenue(key));
        });
    }

    private void link(boolean up) {
        mandate.link(up, desk.now());
        step.changed();
        if (up) {
            instructions.repeat();
        }
    }

    private void instructed(Input.Instructed instructed) {
        boolean again = instructions.knows(instructed.id());
        boolean underWay = closings.underWay(instructed.id()) || hands.underWay(instructed.id());
        if (!instructions.take(instructed.id(), instructed.expiresAt(), desk.now(), underWay)) {
            return;
        }
        switch (instructed.instruction()) {
            case Instruction.Pause pause -> {
                mandate.pause(true);
                instructions.done(instructed.id());
            }
            case Instruction.Resume resume -> {
                mandate.pause(false);
                risk.lift();
                instructions.done(instructed.id());
            }
            case Instruction.Stop stop -> stop(Optional.of(instructed.id()));
            case Instruction.Sleep sleep -> sleep(instructed.id());
            case Instruction.Restart restart -> makeWay(instructed.id());
            case Instruction.Update update -> makeWay(instructed.id());
            case Instruction.ClosePosition close -> closings.begin(instructed.id(), Optional.of(close.symbol()), mandate.key().isPresent());
            case Instruction.CloseAll all -> {
                mandate.pause(true);
                closings.begin(instructed.id(), Optional.empty(), mandate.key().isPresent());
            }
            case Instruction.PlaceOrder place -> hands.place(instructed.id(), place.order(), again);
            case Instruction.CancelOrder cancel -> hands.cancel(instructed.id(), cancel.clientOrderId());
        }
        step.changed();
    }

    private void stop(Optional<InstructionId> reportTo) {
        stopping = true;
        desk.stopping();
        stopInstruction = reportTo;
    }

    /** Flat means that nothing is held and nothing is about to be; from then on nothing is entered, so that it stays so. */
    private void sleep(InstructionId id) {
        List<String> held = traders.all().stream().filter(trader -> !trader.position().isFlat()).map(SymbolTrader::symbol).sorted().toList();
        if (held.isEmpty()) {
            stop(Optional.of(id));
        } else {
            instructions.failed(id, "positions are open: " + String.join(", ", held));
        }
    }

    /** For another process of this bot: ends as for a stop, and leaves it to that one to be heard. */
    private void makeWay(InstructionId id) {
        instructions.handedOver(id);
        stop(Optional.empty());
    }

    // --- venue ---

    private void opened(Input.VenueOpened opened) {
        boolean expected = mandate.key().map(BotConfiguration.KeyInUse::keyId).equals(Optional.of(opened.keyId()));
        if (venue.stage != VenueSession.Stage.OPENING || !expected) {
            return;
        }
        venue.opened(opened.capabilities());
        desk.forgetProblems();
        traders.contracts(opened);
        trade(true);
        step.act(new Output.Connect(executions.from()));
    }

    private void unavailable(Input.VenueUnavailable failed) {
        if (venue.stage != VenueSession.Stage.CLOSED) {
            step.act(new Output.CloseVenue());
            venue.failed(failed.error().toString(), desk.now());
            desk.venueError(failed.error().reason());
            desk.problem("exchange.unavailable", "the venue cannot be used: " + failed.error());
        }
    }

    private void said(ExchangeEvent event) {
        if (venue.stage != VenueSession.Stage.OPEN) {
            return;
        }
        switch (event) {
            case ExchangeEvent.CandleClosed candle -> {
                desk.heard(candle.candle().openTime().plus(candle.interval()).minusMillis(1));
                traders.of(candle.symbol()).ifPresent(trader -> trader.candle(candle));
                status.equityPoint(desk.marketTime()).ifPresent(step::report);
            }
            case ExchangeEvent.TickerChanged ticker -> {
                desk.heard(ticker.at());
                traders.of(ticker.symbol()).ifPresent(trader -> trader.ticker(ticker));
            }
            case ExchangeEvent.PublicTrade trade -> {
                desk.heard(trade.at());
                traders.of(trade.symbol()).ifPresent(trader -> trader.trade(trade));
            }
            case ExchangeEvent.BookChanged book -> {
                desk.heard(book.at());
                traders.of(book.symbol()).ifPresent(trader -> trader.book(book));
            }
            case ExchangeEvent.OrderUpdated updated -> traders.of(updated.order().symbol()).ifPresent(trader -> trader.position().order(updated.order()));
            case ExchangeEvent.Executed executed -> executed(executed.execution());
            case ExchangeEvent.PositionUpdated updated -> { } // positions are what executions say; differences show at the next comparison
            case ExchangeEvent.WalletUpdated updated -> account.wallet(updated.wallet());
            case ExchangeEvent.ConnectionChanged changed -> venue.connection(changed, desk.now());
            case ExchangeEvent.OrderRequestAnswered answered -> answered(answered);
            case ExchangeEvent.Irregularity irregularity -> desk.activity(Severity.NOTICE, "exchange.irregularity", irregularity.what());
        }
    }

    private void answered(ExchangeEvent.OrderRequestAnswered answered) {
        switch (answered.outcome()) {
            case Outcome.Accepted accepted -> { }
            case Outcome.Unknown unknown -> desk.venueError(ErrorReason.OUTCOME_UNKNOWN);
            case Outcome.Rejected rejected -> desk.venueError(rejected.error().reason());
        }
        traders.of(answered.symbol()).ifPresent(trader -> trader.position().answered(answered));
    }

    private void executed(Execution execution) {
        if (executions.take(execution)) {
            desk.heard(execution.at());
            step.changed();
            traders.of(execution.symbol()).ifPresent(trader -> trader.position().execution(execution));
        }
    }

    private void compare(Input.Snapshot snapshot) {
        if (venue.stage != VenueSession.Stage.OPEN) {
            return;
        }
        account.wallet(snapshot.wallet());
        snapshot.executions().forEach(this::executed);
        venue.answered(true, desk.now());
        venue.holds(snapshot.positions());
        leverage.check(snapshot.positions());
        for (SymbolTrader trader : traders.all()) {
            Optional<VenuePosition> held = snapshot.positions().stream().filter(p -> p.symbol().equals(trader.symbol())).findFirst();
            BigDecimal signed = held.filter(p -> !p.isFlat())
                    .map(p -> p.side().orElse(Side.LONG) == Side.LONG ? p.quantity().value() : p.quantity().value().negate()).orElse(BigDecimal.ZERO);
            trader.position().reconcile(snapshot.askedAt(), signed, held.flatMap(VenuePosition::liquidationPrice),
                    snapshot.openOrders().stream().filter(order -> order.symbol().equals(trader.symbol())).toList());
        }
        closings.verify(snapshot);
    }

    // --- time ---

    private void tick() {
        Instant now = desk.now();
        openVenue();
        desk.tellLifted();
        if (venue.stage == VenueSession.Stage.OPEN) {
            traders.all().forEach(trader -> {
                trader.position().tick();
                trader.tick();
            });
            traders.dropLeft(desk);
            hands.tick();
        }
        closings.carryOn(mandate.key().isPresent());
        if (mandate.linkUp() && now.isAfter(progressRepeatedAt.plus(REPEAT_PROGRESS))) {
            progressRepeatedAt = now;
            instructions.repeat();
        }
        if (now.isAfter(markedAt.plus(MARK_EVERY))) {
            markedAt = now;
            if (mandate.linkUp()) {
                traders.all().forEach(trader -> trader.position().marks().forEach(step::report));
            }
        }
        if (stopping) {
            finishStopping();
        }
    }

    /** Ends once no entry is under way and the backend has everything on record, or is out of reach. */
    private void finishStopping() {
        boolean entering = traders.all().stream().flatMap(trader -> trader.position().trades().stream()).anyMatch(trade -> !trade.entered());
        if (entering) {
            traders.all().forEach(trader -> trader.position().withdrawEntries());
            return;
        }
        stopInstruction.ifPresent(instructions::done);
        stopInstruction = Optional.empty();
        if (instructions.allNoted() || !mandate.linkUp()) {
            end("stopped by instruction");
        }
    }

    private void end(String reason) {
        step.changed();
        step.act(new Output.End(reason));
        ended = true;
    }
}
