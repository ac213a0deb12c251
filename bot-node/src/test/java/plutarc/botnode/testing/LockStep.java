package plutarc.botnode.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.Output;
import plutarc.botnode.shell.LoopRunner;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Trade;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.Execution;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.Outcome;

/** Sees every step of a bot's loop and lets the market move only when the bot has finished with what was there: market time without wall time. */
public final class LockStep {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Set<String> unanswered = new HashSet<>();
    private final Set<String> unsettled = new HashSet<>();
    private final List<Trade> trades = new ArrayList<>();
    private final Map<Instant, BotReport.CandleEvaluated> evaluated = new HashMap<>();
    private final List<LoopRunner.Recorded> steps = new ArrayList<>();
    private final List<String> activities = new ArrayList<>();
    private final boolean keepSteps;
    private List<Candle> history = List.of();
    private List<InstrumentSpec> instruments = List.of();
    private boolean comparedOnce;
    private boolean prepared;
    private boolean subscribedCandles;
    private boolean tickerSinceSubscribed;
    private final Map<String, BigDecimal> filled = new HashMap<>();
    private final Map<String, BigDecimal> executed = new HashMap<>();

    public LockStep(boolean keepSteps) {
        this.keepSteps = keepSteps;
    }

    public synchronized void record(LoopRunner.Recorded step) {
        if (keepSteps) {
            steps.add(step);
        }
        switch (step.input()) {
            case Input.History read -> {
                if (read.interval().equals(Duration.ofMinutes(1))) {
                    history = read.candles();
                }
            }
            case Input.VenueOpened opened -> instruments = opened.instruments();
            case Input.Snapshot compared -> comparedOnce = true;
            case Input.Prepared done -> prepared = true;
            case Input.Venue(ExchangeEvent.OrderUpdated updated) when updated.order().status().isFinal() ->
                    updated.order().clientOrderId().ifPresent(id -> {
                        filled.put(id.value(), updated.order().filled().value());
                        settle(id.value());
                    });
            case Input.Venue(ExchangeEvent.Executed(Execution execution)) when execution.clientOrderId().isPresent() -> {
                executed.merge(execution.clientOrderId().get().value(), execution.quantity().value(), BigDecimal::add);
                settle(execution.clientOrderId().get().value());
            }
            case Input.Venue(ExchangeEvent.TickerChanged ticker) -> tickerSinceSubscribed = subscribedCandles;
            case Input.Venue(ExchangeEvent.OrderRequestAnswered answered) -> {
                if (answered.outcome() instanceof Outcome.Final) {
                    unanswered.remove(answered.kind() + answered.clientOrderId().value());
                    if (answered.outcome() instanceof Outcome.Rejected && answered.kind() == ExchangeEvent.OrderRequestAnswered.Kind.PLACE) {
                        unsettled.remove(answered.clientOrderId().value());
                    }
                }
            }
            default -> { }
        }
        for (Output output : step.outputs()) {
            switch (output) {
                case Output.Place place -> {
                    unanswered.add("PLACE" + place.order().clientOrderId().value());
                    if (place.order().trigger().isEmpty()) {
                        unsettled.add(place.order().clientOrderId().value());
                    }
                }
                case Output.Amend amend -> unanswered.add("AMEND" + amend.change().clientOrderId().value());
                case Output.Cancel cancel -> unanswered.add("CANCEL" + cancel.clientOrderId().value());
                case Output.Subscribe subscribe -> subscribedCandles |= !subscribe.subscription().candles().isEmpty();
                case Output.Commit commit -> commit.reports().forEach(this::report);
                default -> { }
            }
        }
        notifyAll();
    }

    private void settle(String id) {
        if (filled.containsKey(id) && executed.getOrDefault(id, BigDecimal.ZERO).compareTo(filled.get(id)) >= 0) {
            unsettled.remove(id);
        }
    }

    private void report(BotReport report) {
        switch (report) {
            case BotReport.TradeClosed closed -> trades.add(closed.trade());
            case BotReport.Activity activity -> activities.add(activity.at() + " " + activity.kind() + ": " + activity.message());
            case BotReport.CandleEvaluated candle -> evaluated.put(candle.openTime(), candle);
            default -> { }
        }
    }

    /** The bot has warmed up, compared and set its leverage. */
    public void awaitReady() {
        await("ready", () -> comparedOnce && prepared && tickerSinceSubscribed);
    }

    /** Whether the bot has an order at the venue that waits for the next open. */
    public synchronized boolean waitsForOpen() {
        return !unsettled.isEmpty();
    }

    /** The candle of this opening time has been judged and whatever was sent has been answered. */
    public void awaitJudged(Instant openTime) {
        await("candle " + openTime, () -> evaluated.containsKey(openTime) && unanswered.isEmpty());
    }

    /** Orders that waited for the open are over, and what followed from them has been answered. */
    public void awaitSettled() {
        await("settled", () -> unsettled.isEmpty() && unanswered.isEmpty());
    }

    public synchronized void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not within 20 s: " + what + "; unanswered " + unanswered + ", unsettled " + unsettled);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    public synchronized List<Trade> trades() {
        return List.copyOf(trades);
    }

    /** Everything that the bot found worth telling. */
    public synchronized List<String> activities() {
        return List.copyOf(activities);
    }

    public synchronized List<LoopRunner.Recorded> steps() {
        return List.copyOf(steps);
    }

    public synchronized InstrumentSpec instrument(String symbol) {
        return instruments.stream().filter(spec -> spec.symbol().equals(symbol)).findFirst().orElseThrow();
    }

    public synchronized List<Candle> history() {
        return history;
    }

    public synchronized Map<Instant, BotReport.CandleEvaluated> evaluated() {
        return Map.copyOf(evaluated);
    }
}
