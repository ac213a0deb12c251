package plutarc.paperexchange.bybit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.paperexchange.venue.Account;
import plutarc.paperexchange.venue.Category;
import plutarc.paperexchange.venue.Execution;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.Order;
import plutarc.paperexchange.venue.OrderStatus;
import plutarc.paperexchange.venue.OrderType;
import plutarc.paperexchange.venue.Position;
import plutarc.paperexchange.venue.Venue;

/** Orders, executions, positions and wallets in the venue's shapes, the same in REST answers and in pushes. Numbers are strings, as the venue has it. */
final class Rows {
    private Rows() {
    }

    static String plain(BigDecimal value) {
        if (value == null || value.signum() == 0) {
            return "0";
        }
        return value.stripTrailingZeros().toPlainString();
    }

    /** A price with as many decimals as the tick has. */
    static String price(Instrument instrument, BigDecimal value) {
        int scale = Math.max(instrument.tick().scale(), 0);
        return value.stripTrailingZeros().scale() > scale ? plain(value) : value.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }

    static String level(Instrument instrument, BigDecimal value) {
        return value == null ? "" : price(instrument, value);
    }

    private static String money(BigDecimal value) {
        return plain(value.setScale(Math.min(value.scale(), 10), RoundingMode.HALF_EVEN));
    }

    static Map<String, Object> order(Instrument i, Order o) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("category", i.category().wire());
        row.put("symbol", o.symbol());
        row.put("orderId", o.id());
        row.put("orderLinkId", o.linkId());
        row.put("blockTradeId", "");
        row.put("side", o.side().wire());
        row.put("positionIdx", 0);
        row.put("orderStatus", o.status().wire());
        row.put("createType", o.stopKind().createType());
        row.put("cancelType", o.cancelType());
        row.put("rejectReason", o.rejectReason());
        row.put("timeInForce", o.timeInForce().wire());
        row.put("isLeverage", "");
        row.put("price", o.type() == OrderType.LIMIT ? price(i, o.price()) : "0");
        row.put("qty", plain(o.qty()));
        row.put("avgPrice", o.filledQty().signum() == 0 ? "" : plain(i.priceOf(o.filledQty(), o.filledValue()).setScale(8, RoundingMode.HALF_EVEN)));
        row.put("leavesQty", plain(o.leavesQty()));
        row.put("leavesValue", o.leavesQty().signum() == 0 || o.type() == OrderType.MARKET ? "0" : plain(i.value(o.leavesQty(), o.price())));
        row.put("cumExecQty", plain(o.filledQty()));
        row.put("cumExecValue", money(o.filledValue()));
        row.put("cumExecFee", plain(o.fee()));
        row.put("closedPnl", money(o.closedPnl()));
        row.put("orderType", o.type().wire());
        row.put("stopOrderType", o.stopKind().wire());
        row.put("orderIv", "");
        row.put("triggerPrice", o.trigger() == null ? "" : price(i, o.trigger().price()));
        row.put("triggerDirection", o.trigger() == null ? 0 : o.trigger().direction().wire());
        row.put("triggerBy", o.trigger() == null ? "" : o.trigger().by());
        row.put("takeProfit", level(i, o.takeProfit()));
        row.put("stopLoss", level(i, o.stopLoss()));
        row.put("tpTriggerBy", o.takeProfit() == null ? "" : "LastPrice");
        row.put("slTriggerBy", o.stopLoss() == null ? "" : "LastPrice");
        row.put("tpslMode", o.takeProfit() == null && o.stopLoss() == null ? "" : "Full");
        row.put("tpLimitPrice", "");
        row.put("slLimitPrice", "");
        row.put("lastPriceOnCreated", level(i, o.lastPriceOnCreated()));
        row.put("reduceOnly", o.reduceOnly());
        row.put("closeOnTrigger", o.closeOnTrigger());
        row.put("placeType", "");
        row.put("smpType", "None");
        row.put("smpGroup", 0);
        row.put("smpOrderId", "");
        row.put("feeCurrency", i.settleCoin());
        row.put("cumFeeDetail", o.fee().signum() == 0 ? Map.of() : Map.of(i.settleCoin(), plain(o.fee())));
        row.put("createdTime", Long.toString(o.created()));
        row.put("updatedTime", Long.toString(o.updated()));
        return row;
    }

    static Map<String, Object> execution(Instrument i, Execution e) {
        boolean funding = e.kind() == Execution.Kind.FUNDING;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("category", i.category().wire());
        row.put("symbol", e.symbol());
        row.put("execId", e.id());
        row.put("execType", e.kind().wire());
        row.put("execPrice", price(i, e.price()));
        row.put("execQty", plain(e.qty()));
        row.put("execValue", money(e.value()));
        row.put("execFee", plain(e.fee()));
        row.put("execPnl", money(e.profit()));
        row.put("execTime", Long.toString(e.time()));
        row.put("feeRate", plain(e.feeRate()));
        row.put("feeCurrency", i.settleCoin());
        row.put("closedSize", plain(e.closedQty()));
        row.put("isMaker", e.maker());
        row.put("isLeverage", "0");
        row.put("side", e.side().wire());
        row.put("orderId", e.orderId());
        row.put("orderLinkId", e.orderLinkId());
        row.put("orderPrice", plain(e.orderPrice()));
        row.put("orderQty", plain(e.orderQty()));
        row.put("leavesQty", plain(e.leavesQty()));
        row.put("orderType", funding ? "UNKNOWN" : e.orderType().wire());
        row.put("stopOrderType", e.stopKind().wire());
        row.put("createType", funding ? "" : e.stopKind().createType());
        row.put("markPrice", price(i, e.markPrice()));
        row.put("indexPrice", "");
        row.put("underlyingPrice", "");
        row.put("markIv", "");
        row.put("tradeIv", "");
        row.put("blockTradeId", "");
        row.put("marketUnit", "");
        row.put("extraFees", "");
        row.put("seq", e.seq());
        return row;
    }

    static Map<String, Object> position(Venue venue, Account account, Position p) {
        Instrument i = venue.instrument(p.symbol()).orElseThrow();
        Venue.Risk risk = venue.risk(account.uid(), p.symbol());
        BigDecimal mark = venue.last(p.symbol());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("category", i.category().wire());
        row.put("symbol", p.symbol());
        row.put("positionIdx", 0);
        row.put("riskId", 1);
        row.put("riskLimitValue", "2000000");
        row.put("side", p.held() ? p.side().wire() : "");
        row.put("size", plain(p.size()));
        String average = plain(p.averagePrice(i).setScale(8, RoundingMode.HALF_EVEN));
        row.put("avgPrice", average);
        row.put("entryPrice", average);
        row.put("positionValue", money(p.cost()));
        row.put("tradeMode", 0);
        row.put("positionStatus", "Normal");
        row.put("autoAddMargin", 0);
        row.put("adlRankIndicator", 0);
        row.put("leverage", plain(p.leverage()));
        row.put("breakEvenPrice", breakEven(i, p));
        row.put("positionBalance", money(risk.initialMargin()));
        row.put("markPrice", price(i, mark));
        row.put("liqPrice", risk.liquidation().map(l -> price(i, l)).orElse(""));
        row.put("bustPrice", "");
        row.put("positionIM", money(risk.initialMargin()));
        row.put("positionIMByMp", money(risk.initialMargin()));
        row.put("positionMM", money(risk.maintenanceMargin()));
        row.put("positionMMByMp", money(risk.maintenanceMargin()));
        row.put("tpslMode", "Full");
        row.put("takeProfit", levelOrZero(i, risk.takeProfit()));
        row.put("stopLoss", levelOrZero(i, risk.stopLoss()));
        row.put("trailingStop", levelOrZero(i, risk.trailingStop()));
        row.put("unrealisedPnl", money(p.unrealised(i, mark)));
        row.put("curRealisedPnl", money(p.realised()));
        row.put("cumRealisedPnl", money(p.realisedEver()));
        row.put("sessionAvgPrice", "");
        row.put("seq", p.seq());
        row.put("isReduceOnly", false);
        row.put("mmrSysUpdatedTime", "");
        row.put("leverageSysUpdatedTime", "");
        row.put("openTime", p.opened());
        row.put("createdTime", Long.toString(p.created()));
        row.put("updatedTime", Long.toString(p.updated()));
        return row;
    }

    private static String levelOrZero(Instrument i, Optional<BigDecimal> level) {
        return level.map(l -> price(i, l)).orElse("0");
    }

    /** Where closing pays back entry, what was paid and the closing fee; only an estimate for display. */
    private static String breakEven(Instrument i, Position p) {
        if (!p.held() || i.category() == Category.INVERSE) {
            return "";
        }
        BigDecimal paid = p.realised().negate();
        boolean longs = p.side() == plutarc.paperexchange.venue.Side.BUY;
        BigDecimal value = longs ? p.cost().add(paid) : p.cost().subtract(paid);
        BigDecimal qty = p.size().multiply(longs ? BigDecimal.ONE.subtract(i.takerFee()) : BigDecimal.ONE.add(i.takerFee()));
        return plain(value.divide(qty, 8, RoundingMode.HALF_EVEN));
    }

    static Map<String, Object> wallet(Venue venue, Account account, String onlyCoins) {
        List<String> coins = new ArrayList<>(account.coins());
        if (!onlyCoins.isEmpty()) {
            coins.retainAll(List.of(onlyCoins.split(",")));
        }
        BigDecimal equity = BigDecimal.ZERO;
        BigDecimal walletValue = BigDecimal.ZERO;
        BigDecimal available = BigDecimal.ZERO;
        BigDecimal initial = BigDecimal.ZERO;
        BigDecimal maintenance = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String coin : coins) {
            Venue.Balance b = venue.balance(account.uid(), coin);
            BigDecimal price = usd(venue, coin);
            equity = equity.add(b.wallet().add(b.unrealised()).multiply(price));
            walletValue = walletValue.add(b.wallet().multiply(price));
            available = available.add(b.available().max(BigDecimal.ZERO).multiply(price));
            initial = initial.add(b.positionMargin().add(b.orderMargin()).multiply(price));
            maintenance = maintenance.add(b.maintenance().multiply(price));
            unrealised = unrealised.add(b.unrealised().multiply(price));
            rows.add(coin(b, price));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("accountType", "UNIFIED");
        row.put("accountLTV", "0");
        row.put("accountIMRate", rate(initial, equity));
        row.put("accountIMRateByMp", rate(initial, equity));
        row.put("accountMMRate", rate(maintenance, equity));
        row.put("accountMMRateByMp", rate(maintenance, equity));
        row.put("totalEquity", money(equity));
        row.put("totalWalletBalance", money(walletValue));
        row.put("totalMarginBalance", money(equity));
        row.put("totalAvailableBalance", money(available));
        row.put("totalPerpUPL", money(unrealised));
        row.put("totalInitialMargin", money(initial));
        row.put("totalInitialMarginByMp", money(initial));
        row.put("totalMaintenanceMargin", money(maintenance));
        row.put("totalMaintenanceMarginByMp", money(maintenance));
        row.put("coin", rows);
        return row;
    }

    private static Map<String, Object> coin(Venue.Balance b, BigDecimal price) {
        Map<String, Object> row = new LinkedHashMap<>();
        BigDecimal equity = b.wallet().add(b.unrealised());
        row.put("coin", b.coin());
        row.put("equity", money(equity));
        row.put("usdValue", money(equity.multiply(price)));
        row.put("walletBalance", money(b.wallet()));
        row.put("availableToWithdraw", "");
        row.put("availableToBorrow", "");
        row.put("borrowAmount", "0");
        row.put("accruedInterest", "0");
        row.put("totalOrderIM", money(b.orderMargin()));
        row.put("totalPositionIM", money(b.positionMargin()));
        row.put("totalPositionMM", money(b.maintenance()));
        row.put("unrealisedPnl", money(b.unrealised()));
        row.put("cumRealisedPnl", money(b.realised()));
        row.put("bonus", "0");
        row.put("locked", "0");
        row.put("spotHedgingQty", "0");
        row.put("spotBorrow", "0");
        row.put("collateralSwitch", true);
        row.put("marginCollateral", true);
        return row;
    }

    private static String rate(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? "0" : plain(part.divide(whole, 6, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal usd(Venue venue, String coin) {
        return venue.rules().instruments().stream().filter(i -> i.baseCoin().equals(coin)).findFirst()
                .map(i -> venue.last(i.symbol())).orElse(BigDecimal.ONE);
    }

    static boolean conditional(Order order) {
        return order.status() == OrderStatus.UNTRIGGERED || order.status() == OrderStatus.DEACTIVATED;
    }
}
