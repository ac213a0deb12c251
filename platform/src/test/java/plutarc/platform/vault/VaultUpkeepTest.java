package plutarc.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyEvent;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;
import plutarc.platform.documents.EmbeddedDocuments;

class VaultUpkeepTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final WorkspaceId WORKSPACE = new WorkspaceId("w1");
    private static final KeyMaterial MATERIAL = new KeyMaterial("public-part", "top-secret-part", "phrase");

    @TempDir
    Path folder;

    private final EventStore events = EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private EmbeddedDocuments embedded;
    private MongoClient client;
    private FileMasterKeys masters;
    private TinkKeyVault vault;
    private DataKeyring keys;

    @BeforeEach
    void open() {
        embedded = EmbeddedDocuments.open(folder.resolve("documents.mv"));
        client = MongoClients.create(embedded.address());
        masters = new FileMasterKeys(folder);
        keys = new DataKeyring(masters, new DataKeyFiles(folder.resolve("vault")));
        vault = new TinkKeyVault(keys, new Documents(client.getDatabase("kept"), embedded::commit), at(NOW));
    }

    @AfterEach
    void close() {
        client.close();
        embedded.close();
    }

    @Test
    void whatACrashLeavesInTheVaultIsForgottenOnceItCannotBecomeAKeyAnyMore() {
        ExchangeKeyId kept = put("kept");
        ExchangeKeyId deleted = put("deleted");
        put("never-came-to-be");
        publish(0, added(kept));
        publish(0, added(deleted));
        publish(1, new ExchangeKeyEvent.ExchangeKeyDeleted(deleted, WORKSPACE));
        upkeep(NOW.plus(Duration.ofMinutes(9))).sweep();
        assertThat(vault.entries()).as("what is that young may still become a key").hasSize(3);
        upkeep(NOW.plus(Duration.ofMinutes(11))).sweep();
        assertThat(vault.entries()).extracting(TinkKeyVault.Entry::keyId).containsExactly(kept);
        assertThat(new DataKeyFiles(folder.resolve("vault")).ids()).containsExactly("kept");
        assertThat(vault.find(WORKSPACE, kept)).contains(MATERIAL);
    }

    @Test
    void aKeyThatWasAddedWhileItsWorkspaceWasDeletedIsForgotten() {
        ExchangeKeyId late = put("late");
        publish(0, added(late));
        events.publish(new GenericDomainEventMessage<>("workspace", WORKSPACE.value(), 0, new WorkspaceEvent.OrganisationCreated(WORKSPACE, "Acme", "acme", new AccountId("anna"))));
        upkeep(NOW.plus(Duration.ofMinutes(11))).sweep();
        assertThat(vault.entries()).hasSize(1);
        events.publish(new GenericDomainEventMessage<>("workspace", WORKSPACE.value(), 1, new WorkspaceEvent.WorkspaceDeleted(WORKSPACE)));
        upkeep(NOW.plus(Duration.ofMinutes(11))).sweep();
        assertThat(vault.entries()).isEmpty();
        assertThat(new DataKeyFiles(folder.resolve("vault")).ids()).isEmpty();
    }

    @Test
    void theMasterKeyChangesWhenItIsAskedForAndNotOtherwise() throws Exception {
        put("kept");
        String former = Files.readString(folder.resolve("master.key"));
        upkeep(NOW).changeMasterKeyIfWanted();
        assertThat(Files.readString(folder.resolve("master.key"))).isEqualTo(former);
        Files.createFile(folder.resolve(FileMasterKeys.WANTED));
        upkeep(NOW).changeMasterKeyIfWanted();
        assertThat(Files.readString(folder.resolve("master.key"))).isNotEqualTo(former);
        assertThat(folder.resolve(FileMasterKeys.WANTED)).doesNotExist();
        assertThat(vault.find(WORKSPACE, new ExchangeKeyId("kept"))).contains(MATERIAL);
    }

    private VaultUpkeep upkeep(Instant now) {
        return new VaultUpkeep(vault, keys, masters, events, at(now));
    }

    private ExchangeKeyId put(String id) {
        ExchangeKeyId key = new ExchangeKeyId(id);
        vault.put(WORKSPACE, key, MATERIAL);
        return key;
    }

    private void publish(long sequence, ExchangeKeyEvent event) {
        events.publish(new GenericDomainEventMessage<>("exchangekey", event.keyId().value(), sequence, event));
    }

    private static ExchangeKeyEvent added(ExchangeKeyId key) {
        return new ExchangeKeyEvent.ExchangeKeyAdded(key, WORKSPACE, "Main", Venue.PAPER, ContractType.LINEAR, false, "pu…rt", List.of());
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
