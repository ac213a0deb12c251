package plutarc.paperexchange.bybit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import plutarc.paperexchange.venue.Category;
import plutarc.paperexchange.venue.Instrument;

/** One trade of the simulated market. The accounts' own fills do not move the market and are not among them. */
record PublicTrade(String symbol, boolean buy, BigDecimal price, BigDecimal volume, long time, long seq, int direction) {

    /** The same for the same trade, whenever it is asked. */
    private String id() {
        return UUID.nameUUIDFromBytes((symbol + seq).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String size(Instrument i) {
        return Rows.plain(i.category() == Category.LINEAR ? volume : volume.multiply(price).setScale(0, java.math.RoundingMode.HALF_UP));
    }

    Map<String, Object> push(Instrument i) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("T", time);
        row.put("s", symbol);
        row.put("S", buy ? "Buy" : "Sell");
        row.put("v", size(i));
        row.put("p", Rows.price(i, price));
        row.put("L", direction > 0 ? "PlusTick" : direction < 0 ? "MinusTick" : "ZeroPlusTick");
        row.put("i", id());
        row.put("BT", false);
        row.put("RPI", false);
        row.put("seq", seq);
        return row;
    }

    Map<String, Object> row(Instrument i) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("execId", id());
        row.put("symbol", symbol);
        row.put("price", Rows.price(i, price));
        row.put("size", size(i));
        row.put("side", buy ? "Buy" : "Sell");
        row.put("time", Long.toString(time));
        row.put("isBlockTrade", false);
        row.put("isRPITrade", false);
        row.put("seq", Long.toString(seq));
        return row;
    }
}
