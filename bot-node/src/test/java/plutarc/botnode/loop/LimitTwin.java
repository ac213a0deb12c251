package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.BotReport;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.Execution;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.TimeInForce;

/**
 * A naive second opinion on the risk limits: from what the loop hears and what it reports, by other means than the loop's own, it works out whether an entry
 * that is sent goes beyond a limit. It errs on the loop's side by {@link #SLACK}, since it does not know the moments at which the loop looks.
 */
final class LimitTwin {

    private static final java.util.Set<String> OF_ONE_INSTRUMENT = java.util.Set.of("maxLossPerTradePct", "maxLeverage");

    private static final double SLACK = 0.25;

    final List<String> wrongs = new ArrayList<>();
    int entries;
    final Map<String, Integer> reached = new HashMap<>();
    private final Map<String, Double> held = new HashMap<>();
    private final Map<String, Double> average = new HashMap<>();
    private final Map<String, Double> price = new HashMap<>();
    private final Map<String, Double> close = new HashMap<>();
    /** Quantity held by trade, by symbol: what shares the middle of its orders' ids. */
    private final Map<String, Map<String, Double>> trades = new HashMap<>();
    private final Set<String> executions = new HashSet<>();
    private final List<Instant> errors = new ArrayList<>();
    private final Map<String, BigDecimal> leverage = new HashMap<>();
    private double wallet = Double.NaN;
    private Instant market = Instant.EPOCH;
    private long day = -1;
    private double dayStart = Double.NaN;
    private double peak = Double.NaN;
    private int losses;
    private Instant lastLoss = Instant.EPOCH;
    private boolean killed;
    private boolean stopped;
    private boolean paused;
    private Instant errorPauseUntil = Instant.EPOCH;
    private int errorsOfPause;

    void hears(Input input) {
        switch (input) {
            case Input.Venue(ExchangeEvent.TickerChanged ticker) -> {
                price.put(ticker.symbol(), ticker.last());
                tick(ticker.at());
            }
            case Input.Venue(ExchangeEvent.CandleClosed candle) -> {
                price.put(candle.symbol(), candle.candle().close());
                close.put(candle.symbol(), candle.candle().close());
                tick(candle.candle().openTime().plusMillis(59_999));
            }
            case Input.Venue(ExchangeEvent.Executed executed) -> execution(executed.execution());
            case Input.Snapshot snapshot -> {
                wallet = snapshot.wallet().in("USDT").orElseThrow().total().doubleValue();
                snapshot.executions().forEach(this::execution);
            }
            case Input other -> { }
        }
    }

    private void tick(Instant at) {
        market = at.isAfter(market) ? at : market;
        long today = Math.floorDiv(market.toEpochMilli(), Duration.ofDays(1).toMillis());
        if (!Double.isNaN(wallet) && (today != day || Double.isNaN(dayStart))) {
            day = today;
            dayStart = equity();
            killed = false;
        }
    }

    private void execution(Execution execution) {
        if (!executions.add(execution.executionId())) {
            return;
        }
        market = execution.at().isAfter(market) ? execution.at() : market;
        double quantity = execution.quantity().value().doubleValue() * (execution.side() == OrderSide.BUY ? 1 : -1);
        double before = held.getOrDefault(execution.symbol(), 0.0);
        if (before * quantity >= 0) {
            average.merge(execution.symbol(), 0.0, (was, none) -> was);
            average.put(execution.symbol(), (average.get(execution.symbol()) * Math.abs(before) + execution.price().doubleValue() * Math.abs(quantity))
                    / (Math.abs(before) + Math.abs(quantity)));
        }
        share(trades.computeIfAbsent(execution.symbol(), any -> new LinkedHashMap<>()),
                execution.clientOrderId().map(id -> id.value()).filter(id -> id.length() > 22).map(id -> id.substring(1, 22)).orElse(""), quantity, before * quantity < 0);
        held.put(execution.symbol(), Math.abs(before + quantity) < 1e-9 ? 0.0 : before + quantity);
    }

    /**
     * A trade's stop and its exit may both fill where the one crosses the news of the other: the second then closes what another trade holds, as does what
     * the venue takes without an order. From the oldest on.
     */
    private static void share(Map<String, Double> open, String own, double quantity, boolean reduces) {
        if (!reduces) {
            if (!own.isEmpty()) {
                open.merge(own, quantity, Double::sum);
            }
            return;
        }
        double left = take(open, own, quantity);
        for (String other : List.copyOf(open.keySet())) {
            left = take(open, other, left);
        }
    }

    /** Returns what is left of the quantity. */
    private static double take(Map<String, Double> open, String trade, double quantity) {
        double was = open.getOrDefault(trade, 0.0);
        double taken = Math.copySign(Math.min(Math.abs(was), Math.abs(quantity)), quantity);
        open.computeIfPresent(trade, (id, held) -> Math.abs(held + taken) < 1e-9 ? null : held + taken);
        return quantity - taken;
    }

    private double equity() {
        return wallet + held.entrySet().stream().filter(e -> e.getValue() != 0)
                .mapToDouble(e -> e.getValue() * (price.getOrDefault(e.getKey(), average.get(e.getKey())) - average.get(e.getKey()))).sum();
    }

    /** Another process: errors that had not yet reached the limit are forgotten with the old one. */
    void reborn() {
        errors.clear();
    }

    void paused(boolean now) {
        paused = now;
    }

    /** A person's resume. */
    void resumed() {
        paused = false;
        stopped = false;
        losses = 0;
        peak = Double.NaN;
        errors.clear();
        errorPauseUntil = Instant.EPOCH;
    }

    void prepared(Output.Prepare prepare, RiskLimits limits) {
        leverage.put(prepare.symbol(), prepare.leverage());
        if (prepare.leverage().compareTo(limits.maxLeverage()) > 0) {
            wrongs.add("leverage " + prepare.leverage() + " asked for, limit " + limits.maxLeverage());
        }
    }

    void reports(BotReport report, Instant now) {
        switch (report) {
            case BotReport.TradeClosed closed -> {
                losses = closed.trade().netPnl().signum() > 0 ? 0 : losses + 1;
                lastLoss = closed.trade().netPnl().signum() > 0 ? lastLoss : closed.trade().exitTime();
            }
            case BotReport.RiskLimitBreached breached -> {
                reached.merge(breached.limit(), 1, Integer::sum);
                if (breached.symbol().isPresent() != OF_ONE_INSTRUMENT.contains(breached.limit())) {
                    wrongs.add(breached.limit() + " is told of " + breached.symbol());
                }
                killed |= breached.limit().equals("dailyLossLimitPct");
                stopped |= breached.limit().equals("equityProtectionDrawdownPct");
                if (breached.limit().equals("apiErrorThreshold")) {
                    errorPauseUntil = now.plus(Duration.ofMinutes(5));
                    errorsOfPause = breached.figures().get("value").intValue();
                }
            }
            case BotReport.EquityPoint point -> peak = Double.isNaN(peak) ? point.equity().doubleValue() : Math.max(peak, point.equity().doubleValue());
            case BotReport.Activity lifted when lifted.kind().equals("risk.lifted") && lifted.message().contains("losses") -> losses = 0;
            case BotReport other -> { }
        }
    }

    /** Holds an entry that is about to be sent against everything. */
    void sends(OrderRequest order, RiskLimits limits, Instant now) {
        if (order.reduceOnly()) {
            return;
        }
        entries++;
        String symbol = order.symbol();
        int onAsset = trades.getOrDefault(symbol, Map.of()).size();
        int open = trades.values().stream().mapToInt(Map::size).sum();
        wrong(onAsset >= limits.maxPositionsPerAsset(), onAsset + " entries on " + symbol + ", limit " + limits.maxPositionsPerAsset());
        wrong(open >= limits.maxPositionsTotal(), open + " positions open, limit " + limits.maxPositionsTotal());
        wrong(paused, "paused");
        wrong(stopped, "equity protection");
        limits.dailyLossLimitPct().ifPresent(pct -> {
            wrong(killed, "daily loss was reached today");
            wrong(100 * (dayStart - equity()) / dayStart >= pct.doubleValue() + SLACK, "daily loss, from " + dayStart + " to " + equity());
        });
        limits.equityProtectionDrawdownPct().ifPresent(pct -> wrong(100 * (peak - equity()) / peak >= pct.doubleValue() + SLACK, "drawdown from " + peak + " to " + equity()));
        limits.consecutiveLossLimit().ifPresent(most -> wrong(losses >= most && (limits.consecutiveLossPauseMinutes() == 0
                || market.isBefore(lastLoss.plus(Duration.ofMinutes(limits.consecutiveLossPauseMinutes())))), losses + " losses in a row, limit " + most));
        limits.minEquity().ifPresent(least -> wrong(equity() < least.doubleValue() * (1 - SLACK / 100), "equity " + equity() + ", at least " + least));
        // A threshold that has been raised beyond what was counted is not reached any more.
        wrong(now.isBefore(errorPauseUntil) && errorsOfPause >= limits.apiErrorThreshold(), "the venue fails");
        double reference = close.get(symbol);
        double slip = limits.maxSlippagePct().doubleValue() / 100;
        boolean within = order.limitPrice().filter(price -> order.side() == OrderSide.BUY ? price.doubleValue() <= reference * (1 + slip) + 1e-6
                : price.doubleValue() >= reference * (1 - slip) - 1e-6).isPresent();
        wrong(!within || order.timeInForce() != TimeInForce.IMMEDIATE_OR_CANCEL, "slippage: limit " + order.limitPrice() + " for a close of " + reference);
        wrong(leverage.getOrDefault(symbol, BigDecimal.TEN).compareTo(limits.maxLeverage()) > 0, "leverage " + leverage.get(symbol));
    }

    private void wrong(boolean beyond, String what) {
        if (beyond) {
            wrongs.add(market + " entry beyond a limit: " + what);
        }
    }
}
