package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.Rows.plain;
import static plutarc.paperexchange.bybit.Rows.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plutarc.paperexchange.engine.Playback;
import plutarc.paperexchange.market.Candle;
import plutarc.paperexchange.market.CandleHistory;
import plutarc.paperexchange.market.FundingRates;
import plutarc.paperexchange.market.Interval;
import plutarc.paperexchange.market.Kline;
import plutarc.paperexchange.venue.Category;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.Side;
import plutarc.paperexchange.venue.Venue;

/** Public market data in the venue's shapes, the same in REST answers and in pushes. */
final class MarketRows {
    private static final long DAY = 86_400_000;
    /** Open interest is not simulated: it is shown as this many times the volume of the last 24 hours, so that it moves plausibly. */
    private static final BigDecimal OPEN_INTEREST = BigDecimal.TEN;

    private MarketRows() {
    }

    static Map<String, Object> instrument(Instrument i, long launch, boolean ended) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("symbol", i.symbol());
        row.put("symbolId", Math.abs(i.symbol().hashCode() % 10_000));
        row.put("contractType", i.category() == Category.LINEAR ? "LinearPerpetual" : "InversePerpetual");
        row.put("status", ended ? "Closed" : "Trading");
        row.put("baseCoin", i.baseCoin());
        row.put("quoteCoin", i.quoteCoin());
        row.put("launchTime", Long.toString(launch));
        row.put("deliveryTime", "0");
        row.put("deliveryFeeRate", "");
        row.put("priceScale", Integer.toString(Math.max(0, i.tick().stripTrailingZeros().scale())));
        row.put("leverageFilter", Map.of("minLeverage", "1", "maxLeverage", i.maxLeverage().setScale(2).toPlainString(), "leverageStep", "0.01"));
        row.put("priceFilter", Map.of("minPrice", i.tick().toPlainString(), "maxPrice", i.maxPrice().toPlainString(), "tickSize", i.tick().toPlainString()));
        Map<String, Object> lot = new LinkedHashMap<>();
        lot.put("maxOrderQty", i.maxQty().toPlainString());
        lot.put("minOrderQty", i.minQty().toPlainString());
        lot.put("qtyStep", i.qtyStep().toPlainString());
        lot.put("postOnlyMaxOrderQty", i.maxQty().toPlainString());
        lot.put("maxMktOrderQty", i.maxMarketQty().toPlainString());
        lot.put("minNotionalValue", i.minNotional().toPlainString());
        row.put("lotSizeFilter", lot);
        row.put("unifiedMarginTrade", true);
        row.put("fundingInterval", i.fundingMinutes());
        row.put("settleCoin", i.settleCoin());
        row.put("copyTrading", "none");
        row.put("upperFundingRate", "0.00375");
        row.put("lowerFundingRate", "-0.00375");
        row.put("displayName", "");
        row.put("forbidUplWithdrawal", false);
        row.put("riskParameters", Map.of("priceLimitRatioX", "0.01", "priceLimitRatioY", "0.02"));
        row.put("isPreListing", false);
        row.put("preListingInfo", null);
        row.put("symbolType", "");
        return row;
    }

    static List<String> kline(Instrument i, Kline k) {
        boolean linear = i.category() == Category.LINEAR;
        return List.of(Long.toString(k.start()), price(i, k.open()), price(i, k.high()), price(i, k.low()), price(i, k.close()),
                volume(linear ? k.volume() : k.turnover().setScale(0, RoundingMode.HALF_UP)), volume(linear ? k.turnover() : k.volume()));
    }

    static Map<String, Object> klinePush(Instrument i, Interval interval, Kline k, boolean confirm, long time) {
        List<String> cells = kline(i, k);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("start", k.start());
        row.put("end", k.end() - 1);
        row.put("interval", interval.wire());
        row.put("open", cells.get(1));
        row.put("close", cells.get(4));
        row.put("high", cells.get(2));
        row.put("low", cells.get(3));
        row.put("volume", cells.get(5));
        row.put("turnover", cells.get(6));
        row.put("confirm", confirm);
        row.put("timestamp", time);
        return row;
    }

    private static String volume(BigDecimal value) {
        return plain(value.setScale(Math.min(Math.max(value.scale(), 0), 8), RoundingMode.HALF_UP));
    }

    static Map<String, Object> ticker(Playback p, Instrument i) {
        Venue venue = p.venue();
        CandleHistory history = p.history();
        BigDecimal last = venue.last(i.symbol());
        CandleHistory.Day day = history.day().orElse(new CandleHistory.Day(last, last, BigDecimal.ZERO, BigDecimal.ZERO, last, last));
        BigDecimal base = day.volume();
        BigDecimal quote = day.turnover();
        BigDecimal then = day.open();
        boolean linear = i.category() == Category.LINEAR;
        BigDecimal interest = (linear ? base : quote).multiply(OPEN_INTEREST);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("symbol", i.symbol());
        row.put("lastPrice", price(i, last));
        row.put("indexPrice", price(i, last));
        row.put("markPrice", price(i, last));
        row.put("prevPrice24h", price(i, then));
        row.put("price24hPcnt", plain(last.subtract(then).divide(then, 6, RoundingMode.HALF_UP)));
        row.put("highPrice24h", price(i, day.high().max(last)));
        row.put("lowPrice24h", price(i, day.low().min(last)));
        row.put("prevPrice1h", price(i, day.hourOpen()));
        row.put("openInterest", volume(interest));
        row.put("openInterestValue", volume(linear ? interest.multiply(last) : interest.divide(last, 8, RoundingMode.HALF_UP)));
        row.put("turnover24h", volume(linear ? quote : base));
        row.put("volume24h", volume(linear ? base : quote));
        row.put("fundingRate", plain(venue.fundingRate()));
        row.put("nextFundingTime", Long.toString(FundingRates.next(venue.time())));
        row.put("fundingIntervalHour", Integer.toString(i.fundingMinutes() / 60));
        row.put("fundingCap", "0.00375");
        book(venue, i, Side.BUY, row, "bid1Price", "bid1Size");
        book(venue, i, Side.SELL, row, "ask1Price", "ask1Size");
        for (String empty : List.of("predictedDeliveryPrice", "basisRate", "basis", "deliveryFeeRate", "preOpenPrice", "preQty", "curPreListingPhase",
                "basisRateYear")) {
            row.put(empty, "");
        }
        row.put("deliveryTime", "0");
        return row;
    }

    private static void book(Venue venue, Instrument i, Side side, Map<String, Object> row, String priceField, String sizeField) {
        Venue.Level best = venue.book(i.symbol(), side, 1).getFirst();
        row.put(priceField, price(i, best.price()));
        row.put(sizeField, plain(best.qty()));
    }

    static List<List<String>> levels(Instrument i, List<Venue.Level> levels) {
        return levels.stream().map(l -> List.of(price(i, l.price()), plain(l.qty()))).toList();
    }

    /** Open interest as of an instant. */
    static String openInterest(CandleHistory history, Instrument i, long time) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Candle c : history.since(time - DAY)) {
            if (c.openTime() > time) {
                break;
            }
            sum = sum.add(i.category() == Category.LINEAR ? c.volume() : c.volume().multiply(c.close()));
        }
        return volume(sum.multiply(OPEN_INTEREST));
    }
}
