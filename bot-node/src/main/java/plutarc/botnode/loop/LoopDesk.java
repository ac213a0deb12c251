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
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.ErrorReason;
import plutarc.strategy.risk.RiskSnapshot;

/** The bot around its traders: time, account, limits, and what it tells. Of the loop's thread alone. */
final class LoopDesk implements Desk {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Step step;
    private final OrderIds ids;
    private final String botVersion;
    private final Mandate mandate;
    private final AccountBook account;
    private final VenueSession venue;
    private final Traders traders;
    private final Set<String> problemsReported = new LinkedHashSet<>();
    private Instant now = Instant.EPOCH;
    private Instant marketTime = Instant.EPOCH;
    private boolean stopping;

    LoopDesk(Step step, OrderIds ids, String botVersion, Mandate mandate, AccountBook account, VenueSession venue, Traders traders) {
        this.step = step;
        this.ids = ids;
        this.botVersion = botVersion;
        this.mandate = mandate;
        this.account = account;
        this.venue = venue;
        this.traders = traders;
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
            account.error(now, limits()).ifPresent(figures -> breached("apiErrorThreshold", "pause_entries", figures));
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
        int onAsset = traders.of(symbol).map(t -> t.position().trades().size()).orElse(0);
        String currency = traders.contract(symbol).orElseThrow().spec().settleCurrency();
        return account.snapshot(marketTime.toEpochMilli(), onAsset, traders.underWay(), equity(currency), mandate.paused(), limits(), now);
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
    public void breached(String limit, String action, Map<String, BigDecimal> figures) {
        step.report(new BotReport.RiskLimitBreached(limit, action, figures, marketTime));
    }

    @Override
    public void observe() {
        account.currency().ifPresent(currency -> account.observe(marketTime.toEpochMilli(), equity(currency), limits()).forEach(this::reached));
    }

    private void reached(String limit, Map<String, BigDecimal> figures) {
        boolean closeAll = limit.equals("equityProtectionDrawdownPct") || limits().dailyLossCloseAll();
        breached(limit, closeAll ? "close_all" : "pause_entries", figures);
        step.changed();
        if (closeAll) {
            traders.all().forEach(trader -> trader.position().close("risk_limit"));
        }
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
