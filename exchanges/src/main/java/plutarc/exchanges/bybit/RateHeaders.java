package plutarc.exchanges.bybit;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import plutarc.exchanges.wire.RateGate;

/** What Bybit says about an endpoint's limit beside each answer; zero and the epoch where it says nothing. */
record RateHeaders(int limit, int remaining, Instant reset) {

    static RateHeaders read(HttpHeaders headers) {
        return new RateHeaders(headers.getInt("X-Bapi-Limit", 0), headers.getInt("X-Bapi-Limit-Status", 0),
                Instant.ofEpochMilli(number(headers.get("X-Bapi-Limit-Reset-Timestamp"))));
    }

    void tell(RateGate gate) {
        gate.told(limit, remaining, reset);
    }

    private static long number(String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
