package plutarc.saga.compute;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.Instance;

/**
 * What is kept of one bot's instance, so that a backend that starts again knows it.
 *
 * @param desired  whether a process should be running
 * @param process  the latest process that was started; empty before the first
 * @param crashes  in a row, each soon after its start
 * @param untold   why it was started again, while that is not on record yet
 * @param failure  why it is not started again any more, while that is not on record yet
 * @param version  of the bot that it runs; empty where versions are not kept
 * @param ticket   of the replacement that this process was started by
 * @param limit    so many crashes in a row are one too many, where that is not as for others
 */
record InstanceRecord(Deployment deployment, String address, boolean desired, Optional<ProcessId> process, int crashes, Optional<String> untold,
                      Optional<String> failure, Optional<String> version, Optional<String> ticket, Optional<Integer> limit) {

    /** A process id is used again by the system; together with its start it is not. */
    record ProcessId(long pid, Instant startedAt) {
    }

    static InstanceRecord wanted(Deployment deployment, String address, Optional<String> version) {
        return new InstanceRecord(deployment, address, true, Optional.empty(), 0, Optional.empty(), Optional.empty(), version, Optional.empty(), Optional.empty());
    }

    /** Another process in place of the present one. */
    static InstanceRecord replacement(Deployment deployment, String address, Optional<String> version, String ticket, Optional<Integer> limit) {
        return new InstanceRecord(deployment, address, true, Optional.empty(), 0, Optional.empty(), Optional.empty(), version, Optional.of(ticket), limit);
    }

    InstanceRecord running(ProcessId next, Optional<String> reason) {
        return new InstanceRecord(deployment, address, true, Optional.of(next), crashes, reason, Optional.empty(), version, ticket, limit);
    }

    InstanceRecord told() {
        return new InstanceRecord(deployment, address, desired, process, crashes, Optional.empty(), Optional.empty(), version, ticket, limit);
    }

    InstanceRecord crashed(int inARow) {
        return new InstanceRecord(deployment, address, desired, process, inARow, untold, failure, version, ticket, limit);
    }

    /** Of the version that it was started with, in place of one that is not installed any more. */
    InstanceRecord of(Optional<String> started) {
        return new InstanceRecord(deployment, address, desired, process, crashes, untold, failure, started, ticket, limit);
    }

    /** It has lived long enough to be treated as any other. */
    InstanceRecord proven() {
        return new InstanceRecord(deployment, address, desired, process, crashes, untold, failure, version, ticket, Optional.empty());
    }

    /** @param reason empty where nobody needs to be told */
    InstanceRecord ended(Optional<String> reason) {
        return new InstanceRecord(deployment, address, false, process, crashes, Optional.empty(), reason, version, ticket, limit);
    }

    @JsonIgnore
    Instance instance() {
        return new Instance("local", deployment.region(), address, process.map(it -> Long.toString(it.pid())).orElse(""));
    }
}
