package plutarc.paperexchange.venue;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One paper account: its money, margin mode, positions and history. Owned by the venue's thread. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Account {
    /** Closed orders and executions that an account keeps; older ones are forgotten. */
    static final int HISTORY = 20_000;
    private static final int LINK_IDS = 200_000;

    long uid;
    String name;
    long created;
    MarginMode marginMode = MarginMode.REGULAR_MARGIN;
    Map<String, BigDecimal> wallet = new TreeMap<>();
    Map<String, BigDecimal> realised = new TreeMap<>();
    Map<String, Position> positions = new TreeMap<>();
    Deque<Order> closedOrders = new ArrayDeque<>();
    Deque<Execution> executions = new ArrayDeque<>();
    Set<String> linkIds = new LinkedHashSet<>();

    /** The position to be changed; kept from now on. */
    Position position(String symbol) {
        return positions.computeIfAbsent(symbol, Position::flat);
    }

    /** The position to be looked at; a flat one that is not kept when there never was any. */
    Position look(String symbol) {
        Position position = positions.get(symbol);
        return position == null ? Position.flat(symbol) : position;
    }

    void credit(String coin, BigDecimal amount) {
        wallet.merge(coin, amount, BigDecimal::add);
    }

    /** Books a result of trading: into the wallet and into the coin's running total. */
    void settle(String coin, BigDecimal amount) {
        credit(coin, amount);
        realised.merge(coin, amount, BigDecimal::add);
    }

    void remember(Execution execution) {
        executions.addLast(execution);
        if (executions.size() > HISTORY) {
            executions.removeFirst();
        }
    }

    void remember(Order order) {
        closedOrders.addLast(order);
        if (closedOrders.size() > HISTORY) {
            closedOrders.removeFirst();
        }
    }

    void use(String linkId) {
        linkIds.add(linkId);
        if (linkIds.size() > LINK_IDS) {
            linkIds.remove(linkIds.iterator().next());
        }
    }

    public long uid() { return uid; }
    public String name() { return name; }
    public long created() { return created; }
    public MarginMode marginMode() { return marginMode; }
    /** Balance of a coin without unrealised profit. */
    public BigDecimal wallet(String coin) { return wallet.getOrDefault(coin, BigDecimal.ZERO); }
    /** Everything trading ever added to or took from the coin's balance. */
    public BigDecimal realised(String coin) { return realised.getOrDefault(coin, BigDecimal.ZERO); }
    public Set<String> coins() { return Collections.unmodifiableSet(wallet.keySet()); }
    public Collection<Position> positions() { return Collections.unmodifiableCollection(positions.values()); }
    /** Oldest first. */
    public Collection<Order> closedOrders() { return Collections.unmodifiableCollection(closedOrders); }
    /** Oldest first. */
    public Collection<Execution> executions() { return Collections.unmodifiableCollection(executions); }
}
