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
 */
record InstanceRecord(Deployment deployment, String address, boolean desired, Optional<ProcessId> process, int crashes, Optional<String> untold,
                      Optional<String> failure) {

    /** A process id is used again by the system; together with its start it is not. */
    record ProcessId(long pid, Instant startedAt) {
    }

    static InstanceRecord wanted(Deployment deployment, String address) {
        return new InstanceRecord(deployment, address, true, Optional.empty(), 0, Optional.empty(), Optional.empty());
    }

    InstanceRecord running(ProcessId next, Optional<String> reason) {
        return new InstanceRecord(deployment, address, true, Optional.of(next), crashes, reason, Optional.empty());
    }

    InstanceRecord told() {
        return new InstanceRecord(deployment, address, desired, process, crashes, Optional.empty(), Optional.empty());
    }

    InstanceRecord crashed(int inARow) {
        return new InstanceRecord(deployment, address, desired, process, inARow, untold, failure);
    }

    /** @param reason empty where nobody needs to be told */
    InstanceRecord ended(Optional<String> reason) {
        return new InstanceRecord(deployment, address, false, process, crashes, Optional.empty(), reason);
    }

    @JsonIgnore
    Instance instance() {
        return new Instance("local", deployment.region(), address, process.map(it -> Long.toString(it.pid())).orElse(""));
    }
}
