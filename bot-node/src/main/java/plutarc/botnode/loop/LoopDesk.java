package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.risk.RiskUse;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.ErrorReason;
import plutarc.strategy.risk.RiskCheck;
import plutarc.strategy.risk.RiskSnapshot;

/** The bot around its traders: time, account, limits, and what it tells. Of the loop's thread alone. */
final class LoopDesk implements Desk {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Step step;
    private final OrderIds ids;
    private final String botVersion;
    private final Mandate mandate;
    private final AccountBook account;
    private final RiskBook risk;
    private final VenueSession venue;
    private final Traders traders;
    private final Set<String> problemsReported = new LinkedHashSet<>();
    private Instant now = Instant.EPOCH;
    private Instant marketTime = Instant.EPOCH;
    private boolean stopping;
    private Consumer<String> closeAll = limit -> { };
    private Consumer<OrderState> orders = order -> { };
    private boolean news;

    LoopDesk(Step step, OrderIds ids, String botVersion, Mandate mandate, AccountBook account, RiskBook risk, VenueSession venue, Traders traders) {
        this.step = step;
        this.ids = ids;
        this.botVersion = botVersion;
        this.mandate = mandate;
        this.account = account;
        this.risk = risk;
        this.venue = venue;
        this.traders = traders;
    }

    /** Who closes all positions when a limit says so. */
    void closeAllBy(Consumer<String> closings) {
        closeAll = closings;
    }

    /** Who follows what becomes of orders. */
    void ordersTo(Consumer<OrderState> follower) {
        orders = follower;
    }

    /** Wall clock of the next input; never goes back. */
    void at(Instant at) {
        now = at.isBefore(now) ? now : at;
    }

    /** The venue has told what time it is there. A new day begins with what the old one ended with. */
    void heard(Instant at) {
        if (at.isAfter(marketTime)) {
            boolean otherDay = Math.floorDiv(at.toEpochMilli(), DAY) != Math.floorDiv(marketTime.toEpochMilli(), DAY);
            marketTime = at;
            if (otherDay) {
                observe();
            }
        }
    }

    /** The bot has been told to stop: it opens nothing any more. */
    void stopping() {
        stopping = true;
    }

    /** The currency that the account is watched in is that of the first contract. */
    void settlesIn(String currency) {
        account.settlesIn(account.currency().orElse(currency));
    }

    /** Reports a problem once, until {@link #forgetProblems}. */
    void problem(String kind, String message) {
        if (problemsReported.add(kind + message)) {
            activity(Severity.WARNING, kind, message);
        }
    }

    void forgetProblems() {
        problemsReported.clear();
    }

    /** Counts what the venue refused, where the venue or the way to it was at fault. */
    void venueError(ErrorReason reason) {
        if (Refusals.isFault(reason)) {
            risk.failed(now, limits(), equity()).ifPresent(this::reached);
            step.changed();
        }
    }

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
        return mandate.limits();
    }

    @Override
    public RiskSnapshot risk(String symbol) {
        String currency = traders.contract(symbol).orElseThrow().spec().settleCurrency();
        tellLifted();
        return risk.snapshot(marketTime.toEpochMilli(), traders.underWay(symbol), traders.underWay(), equity(currency), mandate.paused(), limits(), now);
    }

    /** How far the limits are used. */
    RiskUse riskUse() {
        double equity = equity();
        RiskSnapshot snapshot = risk.snapshot(marketTime.toEpochMilli(), 0, traders.underWay(), equity, mandate.paused(), limits(), now);
        String currency = account.currency().orElse("");
        double worst = equity > 0 ? 100 * traders.worstLoss(currency).doubleValue() / equity : 0;
        return new RiskUse(traders.underWay(), traders.fullest(), RiskBook.rounded(worst), known(equity), known(snapshot.dayStartEquity()),
                RiskBook.rounded(lossOr0(RiskCheck.dailyLossPct(snapshot))), snapshot.consecutiveLosses(), known(snapshot.peakEquity()),
                RiskBook.rounded(lossOr0(RiskCheck.drawdownPct(snapshot))), snapshot.errorsInWindow(), venue.highestLeverage(), risk.halts(limits(), snapshot));
    }

    private static double lossOr0(double pct) {
        return Double.isNaN(pct) ? 0 : pct;
    }

    private static Optional<BigDecimal> known(double amount) {
        return Double.isNaN(amount) ? Optional.empty() : Optional.of(RiskBook.rounded(amount));
    }

    /** In the currency that the account is watched in; NaN while it is not known. */
    private double equity() {
        return account.currency().map(this::equity).orElse(Double.NaN);
    }

    @Override
    public double equity(String currency) {
        return account.equity(currency, traders.unrealised(currency));
    }

    @Override
    public double available(String currency) {
        return account.available(currency);
    }

    @Override
    public List<Verdict> obstacles() {
        List<Verdict> found = new ArrayList<>();
        if (stopping) {
            found.add(Desk.rule("stopping", "Stop", "the bot has been told to stop"));
        }
        if (!inStep()) {
            found.add(Desk.rule("venue", "Venue", "positions and orders have not been compared with the venue since it was last out of reach"));
        }
        if (!mandate.key().map(BotConfiguration.KeyInUse::active).orElse(false)) {
            found.add(Desk.rule("key", "Exchange key", "the exchange key is deactivated"));
        }
        if (mandate.stale(now)) {
            found.add(Desk.rule("stale_configuration", "Configuration", "the backend has not been heard for more than 24 hours"));
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
        return mandate.template();
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return traders.of(symbol).map(SymbolTrader::leverage).orElse(BigDecimal.ONE);
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
    public void breached(String limit, Optional<String> symbol, String action, Map<String, BigDecimal> figures) {
        step.report(new BotReport.RiskLimitBreached(limit, symbol, action, figures, marketTime));
    }

    @Override
    public void observe() {
        account.currency().ifPresent(currency -> {
            if (risk.isNew(marketTime.toEpochMilli(), equity(currency))) {
                step.changed();
            }
            risk.observe(marketTime.toEpochMilli(), equity(currency), limits()).forEach(this::reached);
        });
    }

    private void reached(RiskBook.Reached reached) {
        breached(reached.limit(), Optional.empty(), reached.action().code(), reached.figures());
        step.changed();
        news = true;
        switch (reached.action()) {
            case PAUSE_AND_CLOSE_ALL -> {
                mandate.pause(true);
                closeAll.accept(reached.limit());
            }
            case CLOSE_ALL -> closeAll.accept(reached.limit());
            case PAUSE_ENTRIES, CLOSE_POSITION, REPORT -> { }
        }
    }

    /** Tells which pauses have ended by themselves. */
    void tellLifted() {
        risk.lifted(marketTime.toEpochMilli(), now, limits()).forEach(limit -> {
            activity(Severity.NOTICE, "risk.lifted", switch (limit) {
                case "apiErrorThreshold" -> "the venue has answered cleanly for five minutes: entries go on";
                case String streak -> "the pause after losses in a row is over: entries go on";
            });
            step.changed();
            news = true;
        });
    }

    /** Whether what keeps entries out has changed since this was last asked. */
    boolean news() {
        boolean changed = news;
        news = false;
        return changed;
    }

    @Override
    public void orderTold(OrderState order) {
        orders.accept(order);
    }

    @Override
    public void tradeClosed(Trade trade) {
        risk.closed(trade, limits(), equity()).ifPresent(this::reached);
    }

    @Override
    public void resync() {
        venue.compareSoon(now);
    }
}
