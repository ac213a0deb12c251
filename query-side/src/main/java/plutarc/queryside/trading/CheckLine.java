package plutarc.queryside.trading;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.trading.EntryCheck;
import plutarc.contracts.trading.EntryStanding;

/** An {@link EntryCheck} in the making: what was measured, until it is said how it stands. Immutable. */
record CheckLine(String id, String group, String name, String figure, String threshold, Optional<Instant> since, boolean marketTime) {

    static CheckLine of(String id, String group, String name) {
        return new CheckLine(id, group, name, "", "", Optional.empty(), false);
    }

    CheckLine figure(String measured) {
        return new CheckLine(id, group, name, measured, threshold, since, marketTime);
    }

    CheckLine against(String limit) {
        return new CheckLine(id, group, name, figure, limit, since, marketTime);
    }

    /** By the wall clock. */
    CheckLine since(Optional<Instant> from) {
        return new CheckLine(id, group, name, figure, threshold, from, false);
    }

    /** By the venue's clock. */
    CheckLine sinceMarket(Optional<Instant> from) {
        return new CheckLine(id, group, name, figure, threshold, from, true);
    }

    EntryCheck passes(String reason) {
        return stands(EntryStanding.PASSES, reason, "");
    }

    EntryCheck waits(String reason, String advice) {
        return stands(EntryStanding.WAITS, reason, advice);
    }

    EntryCheck blocks(String reason, String advice) {
        return stands(EntryStanding.BLOCKS, reason, advice);
    }

    EntryCheck noted(String reason, String advice) {
        return stands(EntryStanding.NOTED, reason, advice);
    }

    EntryCheck unknown(String reason) {
        return stands(EntryStanding.UNKNOWN, reason, "");
    }

    EntryCheck stands(EntryStanding standing, String reason, String advice) {
        return new EntryCheck(id, group, name, standing, figure, threshold, since, marketTime, reason, advice);
    }
}
