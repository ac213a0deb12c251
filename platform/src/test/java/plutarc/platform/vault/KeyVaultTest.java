package plutarc.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformSettings;
import plutarc.platform.documents.Documents;
import plutarc.platform.documents.EmbeddedDocuments;
import plutarc.platform.start.CannotStart;
import plutarc.platform.start.DataFolder;

/** Over the embedded document store and a folder of its own. */
class KeyVaultTest {

    private static final KeyMaterial MATERIAL = new KeyMaterial("public-part", "top-secret-part", "phrase");
    private static final WorkspaceId WORKSPACE = new WorkspaceId("w1");
    private static final ExchangeKeyId KEY = new ExchangeKeyId("k1");

    @TempDir
    Path folder;

    private EmbeddedDocuments embedded;
    private MongoClient client;
    private Documents documents;

    @BeforeEach
    void open() {
        embedded = EmbeddedDocuments.open(folder.resolve("documents.mv"));
        client = MongoClients.create(embedded.address());
        documents = new Documents(client.getDatabase("kept"), embedded::commit);
    }

    @AfterEach
    void close() {
        client.close();
        embedded.close();
    }

    @Test
    void whatIsPutIsFoundAndNowhereReadable() throws Exception {
        TinkKeyVault vault = vault(Optional.empty());
        vault.put(WORKSPACE, KEY, MATERIAL);
        assertThat(vault.find(WORKSPACE, KEY)).contains(MATERIAL);
        assertThat(documents.database().getCollection("key_vault").find().into(new java.util.ArrayList<>()).toString()).doesNotContain("top-secret");
        assertThat(new String(Files.readAllBytes(folder.resolve("documents.mv")), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("top-secret-part");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master.key")))).isEqualTo("rw-------");
    }

    @Test
    void anotherWorkspaceFindsNothingAndDeletesNothing() throws Exception {
        TinkKeyVault vault = vault(Optional.empty());
        vault.put(WORKSPACE, KEY, MATERIAL);
        assertThat(vault.find(new WorkspaceId("w2"), KEY)).isEmpty();
        vault.delete(new WorkspaceId("w2"), KEY);
        assertThat(vault.find(WORKSPACE, KEY)).isPresent();
    }

    @Test
    void anEntryMovedToAnotherKeyDoesNotOpen() throws Exception {
        TinkKeyVault vault = vault(Optional.empty());
        vault.put(WORKSPACE, KEY, MATERIAL);
        var entries = documents.database().getCollection("key_vault");
        var moved = entries.find(com.mongodb.client.model.Filters.eq("k1")).first().append("_id", "k2");
        entries.insertOne(moved);
        assertThatThrownBy(() -> vault.find(WORKSPACE, new ExchangeKeyId("k2"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("k2");
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        TinkKeyVault vault = vault(Optional.empty());
        vault.put(WORKSPACE, KEY, MATERIAL);
        vault.delete(WORKSPACE, KEY);
        assertThat(vault.find(WORKSPACE, KEY)).isEmpty();
        assertThat(vault(Optional.empty()).find(WORKSPACE, KEY)).isEmpty();
    }

    @Test
    void anotherMasterKeyIsRefusedAtTheStart() throws Exception {
        vault(Optional.empty()).put(WORKSPACE, KEY, MATERIAL);
        assertThat(vault(Optional.empty()).find(WORKSPACE, KEY)).contains(MATERIAL);
        assertThatThrownBy(() -> vault(Optional.of(Base64.getEncoder().encodeToString(new byte[32])))).isInstanceOf(CannotStart.class).hasMessageContaining("master key");
        assertThatThrownBy(() -> vault(Optional.of("c2hvcnQ="))).isInstanceOf(CannotStart.class).hasMessageContaining("5 bytes").hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> vault(Optional.of("not base64!"))).isInstanceOf(CannotStart.class).hasMessageContaining("Base64");
    }

    private TinkKeyVault vault(Optional<String> masterKey) throws Exception {
        PlatformSettings settings = new PlatformSettings(folder, Optional.empty(), Optional.empty(), masterKey,
                new PlatformSettings.EventStore(Optional.empty(), "", ""), new PlatformSettings.Documents(Optional.empty()),
                new PlatformSettings.Link("127.0.0.1", 0, Optional.empty(), Optional.empty(), Duration.ofSeconds(15), 4),
                new PlatformSettings.Paper(URI.create("http://x"), URI.create("ws://x"), URI.create("http://x"), Optional.empty()),
                new PlatformSettings.Bybit(URI.create("https://x"), URI.create("wss://x"), URI.create("https://x"), URI.create("wss://x")));
        try (FileChannel claim = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return new TinkKeyVault(settings, new DataFolder(folder, claim), documents);
        }
    }
}
