package plutarc.paperexchange.venue;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** All that the venue remembers: what a snapshot holds and a replay rebuilds. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class VenueState {
    long time;
    long step = -1;
    long orders;
    long executions;
    long seq;
    boolean betweenBars = true;
    boolean ended;
    BigDecimal fundingRate = new BigDecimal("0.0001");
    Map<String, BigDecimal> last = new HashMap<>();
    Map<String, BigDecimal> takenAsks = new HashMap<>();
    Map<String, BigDecimal> takenBids = new HashMap<>();
    Map<Long, Account> accounts = new TreeMap<>();
    Map<String, Order> open = new LinkedHashMap<>();

    /** An order id nobody had before; the same history gives the same ids. */
    String nextOrderId() {
        return UUID.nameUUIDFromBytes(("order-" + ++orders).getBytes(StandardCharsets.UTF_8)).toString();
    }

    String nextExecutionId() {
        return UUID.nameUUIDFromBytes(("execution-" + ++executions).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Index of the last step played; -1 before the first. */
    public long step() {
        return step;
    }
}
