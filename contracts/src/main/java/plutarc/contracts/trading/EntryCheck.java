package plutarc.contracts.trading;

import java.time.Instant;
import java.util.Optional;

/**
 * One condition of an entry: how it stands, by which figure, and what to do about it.
 *
 * @param id         stable and machine-readable, such as {@code link}, {@code filter/adx/0} or {@code limit/dailyLossLimitPct}
 * @param group      {@code bot, connection, decision, risk, order}
 * @param name       for people
 * @param figure     what was measured, with its unit; empty text where there is no figure
 * @param threshold  what the figure is held against, with its unit; empty text where there is none
 * @param since      from when on it has stood so; empty where that is not known
 * @param marketTime whether {@code since} is a time of the venue and not of the wall clock
 * @param reason     one sentence
 * @param advice     what to do; empty text where nothing is to be done
 */
public record EntryCheck(String id, String group, String name, EntryStanding standing, String figure, String threshold, Optional<Instant> since,
                         boolean marketTime, String reason, String advice) {
}
