package plutarc.strategy.component;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a component does in a template. The same component may serve in several roles. */
public enum Role {
    /** Votes +1 long, -1 short or 0, times its weight. */
    SIGNAL,
    /** Passes or blocks an entry by the state of the market. */
    FILTER,
    /** Runs after the signals, so that what would have been traded stays visible. */
    RISK_GATE,
    /** The last look before opening, at the quality of this entry. */
    ENTRY_GUARD,
    /** Decides when an open position closes. */
    EXIT_RULE;

    /** The name in JSON, such as {@code risk_gate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> find(String id) {
        return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
    }
}
