package plutarc.contracts.link;

import java.util.List;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.Venue;

/** Tries a key at its venue with signed requests that only read. Implemented by the platform. Thread-safe. */
@FunctionalInterface
public interface KeyInspection {

    /**
     * Waits a few seconds at most. Never fails: a venue that cannot be asked is a finding too.
     *
     * @param instruments what is to be traded with it, to be known by the venue under this contract type
     */
    KeyFindings inspect(Venue venue, ContractType contractType, boolean testnet, KeyMaterial material, List<Instrument> instruments);
}
