package plutarc.platform.web;

import plutarc.contracts.message.Refusal;

/** Learns of every refusal that is answered over HTTP, on the thread that serves the request. */
@FunctionalInterface
public interface RefusalWatch {

    /** Must not throw. */
    void refused(Refusal refusal);
}
