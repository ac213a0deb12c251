package plutarc.paperexchange.bybit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Faults ordered over the control interface, to try a client against. Each is used up by what it strikes. Thread-safe. */
public final class Faults {

    /** What can be ordered. {@code uid} 0 strikes any account, an empty {@code op} any trading request. */
    public sealed interface Fault {

        /** The next accepted request's acknowledgement comes late, or (negative delay) never. The request itself is carried out. */
        record Acknowledgement(long uid, String op, long delayMillis) implements Fault {}

        /** The next request is refused with a code and changes nothing. */
        record Rejection(long uid, String op, int code, String message) implements Fault {}

        /**
         * Pushes of topics that begin so are withheld until an instant.
         *
         * @param until wall clock, milliseconds
         * @param lose  whether they are lost, or sent when it is over
         */
        record Stall(String topic, long until, boolean lose) implements Fault {}
    }

    private final List<Fault> pending = new CopyOnWriteArrayList<>();
    private volatile long refusingUntil;

    /** Orders a fault, {@code count} times. */
    public void add(Fault fault, int count) {
        for (int i = 0; i < count; i++) {
            pending.add(fault);
        }
    }

    /** Faults ordered and not used up. */
    public List<Fault> pending() {
        return List.copyOf(pending);
    }

    /** Calls everything off. */
    public void clear() {
        pending.clear();
        refusingUntil = 0;
    }

    /** Connections are refused until an instant of the wall clock, milliseconds. */
    public void refuseUntil(long instant) {
        refusingUntil = instant;
    }

    /** Whether connections are refused now. */
    public boolean refusing(long now) {
        return now < refusingUntil;
    }

    Optional<Fault.Rejection> rejection(long uid, String op) {
        return take(f -> f instanceof Fault.Rejection r && strikes(r.uid(), r.op(), uid, op)).map(Fault.Rejection.class::cast);
    }

    Optional<Fault.Acknowledgement> acknowledgement(long uid, String op) {
        return take(f -> f instanceof Fault.Acknowledgement a && strikes(a.uid(), a.op(), uid, op)).map(Fault.Acknowledgement.class::cast);
    }

    /** The stall that a topic is under; those that are over are forgotten. */
    Optional<Fault.Stall> stall(String topic, long now) {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        pending.removeIf(f -> f instanceof Fault.Stall s && s.until() <= now);
        return pending.stream().filter(f -> f instanceof Fault.Stall s && (s.topic().equals("*") || topic.startsWith(s.topic())))
                .map(Fault.Stall.class::cast).findFirst();
    }

    private static boolean strikes(long faultUid, String faultOp, long uid, String op) {
        return (faultUid == 0 || faultUid == uid) && (faultOp.isEmpty() || faultOp.equals(op));
    }

    private synchronized Optional<Fault> take(Predicate<Fault> wanted) {
        List<Fault> rest = new ArrayList<>(pending);
        for (Iterator<Fault> it = rest.iterator(); it.hasNext();) {
            Fault fault = it.next();
            if (wanted.test(fault)) {
                pending.remove(fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
