package plutarc.saga.compute;

import plutarc.contracts.bot.Instance;

/** Hears what became of instances without anybody asking for it. Returns when it is on record; told again if it throws. Thread-safe. */
public interface InstanceListener {

    /** A new process serves the same deployment. */
    void restarted(Deployment deployment, Instance instance, String reason);

    /** The instance keeps failing and is not started again. */
    void failed(Deployment deployment, String reason);
}
