package plutarc.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;
import plutarc.platform.documents.EmbeddedDocuments;
import plutarc.platform.start.CannotStart;

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
        TinkKeyVault vault = vault();
        vault.put(WORKSPACE, KEY, MATERIAL);
        assertThat(vault.find(WORKSPACE, KEY)).contains(MATERIAL);
        assertThat(entry("k1").toString()).doesNotContain("top-secret");
        assertThat(everythingOnDisk()).doesNotContain("top-secret-part");
        assertThat(permissions("master.key")).isEqualTo("rw-------");
        assertThat(permissions("vault")).isEqualTo("rwx------");
        assertThat(permissions("vault/k1.key")).isEqualTo("rw-------");
    }

    @Test
    void anotherWorkspaceFindsNothingAndDeletesNothing() {
        TinkKeyVault vault = vault();
        vault.put(WORKSPACE, KEY, MATERIAL);
        assertThat(vault.find(new WorkspaceId("w2"), KEY)).isEmpty();
        vault.delete(new WorkspaceId("w2"), KEY);
        assertThat(vault.find(WORKSPACE, KEY)).isPresent();
    }

    @Test
    void anEntryMovedToAnotherKeyDoesNotOpen() throws Exception {
        TinkKeyVault vault = vault();
        vault.put(WORKSPACE, KEY, MATERIAL);
        documents.database().getCollection("key_vault").insertOne(entry("k1").append("_id", "k2"));
        Files.copy(folder.resolve("vault/k1.key"), folder.resolve("vault/k2.key"));
        assertThatThrownBy(() -> vault.find(WORKSPACE, new ExchangeKeyId("k2"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("k2");
    }

    @Test
    void whatIsPutAgainReplacesWhatWasThere() {
        TinkKeyVault vault = vault();
        vault.put(WORKSPACE, KEY, MATERIAL);
        KeyMaterial other = new KeyMaterial("public-2", "secret-2", "");
        vault.put(WORKSPACE, KEY, other);
        assertThat(vault.find(WORKSPACE, KEY)).contains(other);
    }

    @Test
    void whatIsDeletedCannotBeOpenedFromAnythingThatIsLeftOnTheDisk() throws Exception {
        TinkKeyVault vault = vault();
        vault.put(WORKSPACE, KEY, MATERIAL);
        String dataKey = Files.readAllLines(folder.resolve("vault/k1.key")).get(2);
        String sealed = latin(entry("k1").get("sealed", Binary.class).getData());
        try (FileChannel stillOpen = FileChannel.open(folder.resolve("vault/k1.key"), StandardOpenOption.READ)) {
            vault.delete(WORKSPACE, KEY);
            ByteBuffer left = ByteBuffer.allocate(2_000);
            stillOpen.read(left);
            assertThat(latin(left.array())).as("the file was overwritten before it was removed").isEqualTo(latin(new byte[2_000]));
        }
        assertThat(vault.find(WORKSPACE, KEY)).isEmpty();
        assertThat(vault().find(WORKSPACE, KEY)).isEmpty();
        assertThat(everythingOnDisk()).as("an old page may still hold the sealed text, but nothing holds its data key")
                .contains(sealed).doesNotContain(dataKey).doesNotContain(latin(Base64.getDecoder().decode(dataKey)));
    }

    @Test
    void anEntryWithoutItsDataKeyIsNoEntry() throws Exception {
        TinkKeyVault vault = vault();
        vault.put(WORKSPACE, KEY, MATERIAL);
        Files.delete(folder.resolve("vault/k1.key"));
        assertThat(vault.find(WORKSPACE, KEY)).isEmpty();
    }

    @Test
    void anotherMasterKeyIsRefusedAtTheStart() {
        vault().put(WORKSPACE, KEY, MATERIAL);
        assertThat(vault().find(WORKSPACE, KEY)).contains(MATERIAL);
        assertThatThrownBy(() -> vault(given(MasterKey.random()))).isInstanceOf(CannotStart.class).hasMessageContaining("master key");
        assertThatThrownBy(() -> given("c2hvcnQ=")).isInstanceOf(CannotStart.class).hasMessageContaining("5 bytes").hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> given("not base64!")).isInstanceOf(CannotStart.class).hasMessageContaining("Base64").hasNoCause();
    }

    @Test
    void anEntryOfAnEarlierVersionIsTakenOver() {
        TinkKeyVault vault = vault();
        vault.put(WORKSPACE, KEY, MATERIAL);
        DataKeys keys = new DataKeyFiles(folder.resolve("vault"));
        documents.database().getCollection("key_vault").updateOne(Filters.eq("k1"), new Document("$set", new Document("key", new Binary(keys.find("k1").orElseThrow().bytes())))
                .append("$unset", new Document("putAt", "")));
        keys.destroy("k1");
        TinkKeyVault later = vault();
        assertThat(later.find(WORKSPACE, KEY)).contains(MATERIAL);
        assertThat(entry("k1")).doesNotContainKey("key");
        assertThat(later.entries()).hasSize(1);
    }

    private Document entry(String id) {
        return documents.database().getCollection("key_vault").find(Filters.eq(id)).first();
    }

    private TinkKeyVault vault() {
        return vault(new FileMasterKeys(folder));
    }

    private TinkKeyVault vault(MasterKeys masters) {
        return new TinkKeyVault(new DataKeyring(masters, new DataKeyFiles(folder.resolve("vault"))), documents, Clock.systemUTC());
    }

    private static MasterKeys given(String text) {
        return new GivenMasterKeys(MasterKey.of("plutarc.master-key", text), List.of());
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private String everythingOnDisk() throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(latin(Files.readAllBytes(file)));
            }
        }
        return String.join("\n", all);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
