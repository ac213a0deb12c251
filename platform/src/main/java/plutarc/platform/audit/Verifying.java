package plutarc.platform.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditVerification.Broken;
import plutarc.contracts.audit.AuditVerification.Fault;
import tools.jackson.core.JacksonException;

/**
 * Walks along one chain, entry by entry in the order of their places, and stops at the first that is not as it was written. For one thread.
 */
final class Verifying {

    /** Where a chain ended at some time: as its head says, or as was noted elsewhere. */
    record End(long seq, String hash, String seal) {
    }

    private final String chain;
    private final ChainKey key;
    private final Optional<End> anchor;
    private final LongFunction<Optional<EntryRow>> rowAt;
    private long checked;
    private String previous = ChainKey.GENESIS;
    private Optional<Broken> broken = Optional.empty();

    /** @param rowAt looks an entry up by its place, to tell what was done to one that is not in its own */
    Verifying(String chain, ChainKey key, Optional<End> anchor, LongFunction<Optional<EntryRow>> rowAt) {
        this.chain = chain;
        this.key = key;
        this.anchor = anchor;
        this.rowAt = rowAt;
    }

    /** @return whether to go on */
    boolean next(EntryRow row) {
        long place = checked + 1;
        broken = row.seq() != place ? found(Fault.REMOVED, place, "Entry " + place + " is gone; the next one is " + row.seq() + ".") : check(row, place);
        if (broken.isEmpty()) {
            checked = place;
            previous = row.hash();
        }
        return broken.isEmpty();
    }

    /**
     * After the last entry that the head knows.
     *
     * @param head   empty where its row is gone
     * @param beyond the place of an entry after the head, if there is one
     */
    Optional<Broken> end(Optional<End> head, Optional<Long> beyond) {
        return broken.or(() -> beyond.flatMap(seq -> found(Fault.INSERTED, seq, "Entry " + seq + " stands after the chain's sealed end.")))
                .or(() -> anchor.filter(noted -> noted.seq() > checked).flatMap(noted -> found(Fault.TRUNCATED, checked + 1,
                        "The chain ends after entry " + checked + ", but an anchor knows entry " + noted.seq() + ".")))
                .or(() -> head.map(this::endsAt).orElseGet(() -> checked == 0 ? Optional.empty()
                        : found(Fault.TRUNCATED, checked + 1, "The sealed end of the chain is gone.")));
    }

    long checked() {
        return checked;
    }

    String lastHash() {
        return previous;
    }

    private Optional<Broken> endsAt(End head) {
        if (!key.sealOfHead(chain, head.seq(), head.hash()).equals(head.seal())) {
            return found(Fault.ALTERED, Math.max(1, checked), "The end of the chain, entry " + head.seq() + ", is not sealed by this installation.");
        }
        if (head.seq() > checked) {
            return found(Fault.TRUNCATED, checked + 1, "The chain ends after entry " + checked + ", but its sealed end is entry " + head.seq() + ".");
        }
        return head.hash().equals(previous) ? Optional.empty()
                : found(Fault.ALTERED, checked, "The last entry, " + checked + ", is another one than the chain's sealed end.");
    }

    private Optional<Broken> check(EntryRow row, long place) {
        AuditEntry entry;
        try {
            entry = EntryText.read(row.body());
        } catch (JacksonException unreadable) {
            return found(Fault.ALTERED, place, "Entry " + place + " cannot be read.");
        }
        boolean whole = ChainKey.hash(row.previous(), row.body()).equals(row.hash());
        if (!whole) {
            return found(Fault.ALTERED, place, "Entry " + place + " is not what its hash was made of.");
        }
        if (entry.seq() != place) {
            return misplaced(entry, place);
        }
        if (!key.sealOfEntry(chain, place, row.hash()).equals(row.seal()) || !entry.chain().equals(chain)) {
            boolean madeRoom = rowAt.apply(place + 1).map(EntryRow::body).map(Verifying::seqOf).filter(seq -> seq == place).isPresent();
            return madeRoom ? found(Fault.INSERTED, place, "Entry " + place + " was put in: it is not sealed, and the one after it was entry " + place + ".")
                    : found(Fault.ALTERED, place, "Entry " + place + " is not sealed by this installation.");
        }
        if (!row.agreesWith(entry)) {
            return found(Fault.ALTERED, place, "Entry " + place + " is found by something else than what it says.");
        }
        if (!Objects.equals(row.previous(), previous)) {
            return found(Fault.ALTERED, place, "Entry " + place + " does not follow entry " + (place - 1) + ".");
        }
        return anchor.filter(noted -> noted.seq() == place && !noted.hash().equals(row.hash()))
                .flatMap(noted -> found(Fault.ALTERED, place, "Entry " + place + " is another one than an anchor knows."));
    }

    /** The text says another place than the row: exchanged with that one, moved up into a gap, or copied. */
    private Optional<Broken> misplaced(AuditEntry entry, long place) {
        if (entry.seq() > place) {
            long there = rowAt.apply(entry.seq()).map(EntryRow::body).map(Verifying::seqOf).orElse(-1L);
            return there >= 0 && there < entry.seq() ? found(Fault.REORDERED, place, "In place " + place + " stands what was entry " + entry.seq() + ".")
                    : found(Fault.REMOVED, place, "Entry " + place + " is gone; what was entry " + entry.seq() + " stands in its place.");
        }
        return found(Fault.INSERTED, place, "In place " + place + " stands a copy of entry " + entry.seq() + ".");
    }

    private static long seqOf(String body) {
        try {
            return EntryText.read(body).seq();
        } catch (JacksonException unreadable) {
            return -1;
        }
    }

    private static Optional<Broken> found(Fault fault, long seq, String explanation) {
        return Optional.of(new Broken(fault, seq, explanation));
    }
}
