package plutarc.platform.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import plutarc.contracts.exchangekey.ExchangeKeyEvent;
import plutarc.contracts.workspace.WorkspaceEvent;

/** What the vault needs from time to time: a new master key when one is wanted, and an end to entries that belong to no exchange key. */
@Component
class VaultUpkeep {

    private static final Logger log = LoggerFactory.getLogger(VaultUpkeep.class);
    /** Longer than it takes from the vault's entry to the key's first event. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final TinkKeyVault vault;
    private final DataKeyring keys;
    private final MasterKeys masters;
    private final EventStore events;
    private final Clock clock;
    private boolean changed;

    VaultUpkeep(TinkKeyVault vault, DataKeyring keys, MasterKeys masters, EventStore events, Clock clock) {
        this.vault = vault;
        this.keys = keys;
        this.masters = masters;
        this.events = events;
        this.clock = clock;
    }

    /** Master keys that were handed over change once a start, others whenever it is asked for. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void changeMasterKeyIfWanted() {
        if (!masters.changeWanted() || changed && masters instanceof GivenMasterKeys) {
            return;
        }
        log.atInfo().log("master key changes");
        int rewrapped = keys.changeMasterKey();
        changed = true;
        log.atInfo().addKeyValue("dataKeys", rewrapped).addKeyValue("masterKey", masters.current().id()).log("master key changed");
    }

    /**
     * Between the vault's entry and the key's first event, or between its last and the entry's end, the process may have died; and a key may have been added
     * while its workspace was deleted.
     */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Instant before = clock.instant().minus(SETTLED);
        for (TinkKeyVault.Entry entry : vault.entries()) {
            if (entry.putAt().isBefore(before) && !exists(entry)) {
                vault.delete(entry.workspaceId(), entry.keyId());
                log.atInfo().addKeyValue("key", entry.keyId()).log("forgot the text of an exchange key that does not exist");
            }
        }
    }

    private boolean exists(TinkKeyVault.Entry entry) {
        return last(entry.keyId().value()).filter(event -> !(event instanceof ExchangeKeyEvent.ExchangeKeyDeleted)).isPresent()
                && last(entry.workspaceId().value()).filter(event -> event instanceof WorkspaceEvent.WorkspaceDeleted).isEmpty();
    }

    private Optional<Object> last(String aggregate) {
        return events.lastSequenceNumberFor(aggregate).map(last -> events.readEvents(aggregate, last).next().getPayload());
    }
}
