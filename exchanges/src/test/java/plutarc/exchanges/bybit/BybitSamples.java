package plutarc.exchanges.bybit;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Rows and frames in Bybit's form. */
final class BybitSamples {

    private BybitSamples() {
    }

    static String orders(String... rows) {
        return "{\"category\":\"linear\",\"list\":[" + String.join(",", rows) + "],\"nextPageCursor\":\"\"}";
    }

    static String order(String clientOrderId, String status) {
        return """
                {"orderId":"venue-%s","orderLinkId":"%s","symbol":"BTCUSDT","side":"Buy","orderType":"Market","price":"48000","qty":"0.010",
                 "cumExecQty":"0.010","avgPrice":"47000.5","timeInForce":"IOC","orderStatus":"%s","rejectReason":"EC_NoError","reduceOnly":false,
                 "triggerPrice":"","createdTime":"1641000000000","updatedTime":"1641000000001"}""".formatted(clientOrderId, clientOrderId, status);
    }

    static String executions(String rows) {
        return "{\"id\":\"1\",\"topic\":\"execution\",\"creationTime\":1,\"data\":[" + rows + "]}";
    }

    static String execution(String id, long millis) {
        return """
                {"category":"linear","symbol":"BTCUSDT","execFee":"0.25","execId":"%s","execPrice":"47000.5","execQty":"0.010","execType":"Trade",
                 "leavesQty":"0","orderId":"venue-1","orderLinkId":"entry1","side":"Buy","execTime":"%d","isMaker":false,"feeCurrency":"USDT"}"""
                .formatted(id, millis);
    }

    /** @param minute the candle's opening time, in minutes since the epoch; its prices are that number too */
    static String kline(long minute, boolean confirm) {
        return """
                {"topic":"kline.1.BTCUSDT","data":[{"start":%1$d,"end":%1$d,"interval":"1","open":"%2$d","close":"%2$d.5","high":"%2$d.75","low":"%2$d",
                 "volume":"2.081","turnover":"34666.4005","confirm":%3$s,"timestamp":%1$d}],"ts":%1$d,"type":"snapshot"}"""
                .formatted(minute * 60_000, minute, confirm);
    }

    /** History up to and with the forming candle of that minute, newest first, as Bybit pages it. */
    static String klines(Map<String, String> query, long formingMinute) {
        long start = Long.parseLong(query.getOrDefault("start", "0"));
        long end = Long.parseLong(query.getOrDefault("end", Long.toString(Long.MAX_VALUE)));
        int limit = Integer.parseInt(query.getOrDefault("limit", "200"));
        String rows = LongStream.iterate(formingMinute, minute -> minute >= 0, minute -> minute - 1)
                .filter(minute -> minute * 60_000 >= start && minute * 60_000 <= end).limit(limit)
                .mapToObj(minute -> "[\"%d\",\"%d\",\"%d.75\",\"%d\",\"%d.5\",\"2.081\",\"34666.4005\"]".formatted(minute * 60_000, minute, minute, minute, minute))
                .collect(Collectors.joining(","));
        return "{\"symbol\":\"BTCUSDT\",\"category\":\"linear\",\"list\":[" + rows + "]}";
    }
}
