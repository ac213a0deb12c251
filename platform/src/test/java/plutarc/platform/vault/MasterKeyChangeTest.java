package plutarc.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;
import plutarc.platform.documents.EmbeddedDocuments;
import plutarc.platform.start.CannotStart;

class MasterKeyChangeTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId("w1");
    private static final int ENTRIES = 4;

    @TempDir
    Path folder;

    private EmbeddedDocuments embedded;
    private MongoClient client;
    private Documents documents;
    private DataKeyring keys;

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
    void afterwardsTheFormerKeyOpensNothingAndTheNewOneEverything() throws Exception {
        TinkKeyVault vault = filled();
        String former = Files.readString(folder.resolve("master.key"));
        Files.createFile(folder.resolve(FileMasterKeys.WANTED));
        assertThat(keys.changeMasterKey()).isEqualTo(ENTRIES);
        assertEverythingOpens(vault);
        assertThat(Files.readString(folder.resolve("master.key"))).isNotEqualTo(former);
        assertThat(new FileMasterKeys(folder)).matches(keys -> !keys.changeWanted() && keys.all().size() == 1);
        assertEverythingOpens(vault(new FileMasterKeys(folder)));
        assertThatThrownBy(() -> vault(new GivenMasterKeys(MasterKey.of("former", former), List.of()))).isInstanceOf(CannotStart.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("documents.mv", "master.key", "vault");
        }
    }

    /** Wherever it dies, the next start opens everything, finishes the change, and has one key again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 5})
    void aChangeThatDiesInTheMiddleIsFinishedByTheNextStart(int step) throws Exception {
        filled();
        DataKeyring dying = new DataKeyring(new DyingMasterKeys(new FileMasterKeys(folder)), new DyingDataKeys(new DataKeyFiles(folder.resolve("vault")), step));
        assertThatThrownBy(dying::changeMasterKey).isInstanceOf(Died.class);
        if (step == 5) {
            // Between the former key's second name and the new key's arrival under the first.
            Files.createLink(folder.resolve("master.key.former"), folder.resolve("master.key"));
        }

        FileMasterKeys masters = new FileMasterKeys(folder);
        TinkKeyVault next = vault(masters);
        assertThat(masters.changeWanted()).isTrue();
        assertEverythingOpens(next);
        keys.changeMasterKey();
        assertThat(masters.changeWanted()).isFalse();
        assertEverythingOpens(next);
        assertEverythingOpens(vault(new FileMasterKeys(folder)));
        assertThat(folder.resolve("master.key.next")).doesNotExist();
        assertThat(folder.resolve("master.key.former")).doesNotExist();
    }

    @Test
    void secretsOfAccountsFollow() throws Exception {
        filled();
        AccountId account = new AccountId("anna");
        AccountSecrets.Sealed sealed = new AccountSecrets(keys).seal(account, "totp", new byte[] {1, 2, 3});
        keys.changeMasterKey();
        vault(new FileMasterKeys(folder));
        assertThat(new AccountSecrets(keys).open(account, "totp", sealed)).containsExactly(1, 2, 3);
    }

    @Test
    void secretsOfAnAccountAreGoneWithItsDataKeyAndNobodyElsesAre() throws Exception {
        filled();
        AccountId anna = new AccountId("anna");
        AccountId bert = new AccountId("bert");
        AccountSecrets secrets = new AccountSecrets(keys);
        AccountSecrets.Sealed hers = secrets.seal(anna, "totp", new byte[] {1});
        AccountSecrets.Sealed his = secrets.seal(bert, "totp", new byte[] {2});
        secrets.forget(anna);
        assertThatThrownBy(() -> secrets.open(anna, "totp", hers)).isInstanceOf(IllegalStateException.class);
        assertThat(secrets.open(bert, "totp", his)).containsExactly(2);
        AccountSecrets.Sealed again = secrets.seal(anna, "totp", new byte[] {3});
        assertThatThrownBy(() -> secrets.open(anna, "totp", hers)).isInstanceOf(IllegalStateException.class);
        assertThat(secrets.open(anna, "totp", again)).containsExactly(3);
    }

    @Test
    void secretsUnderTheOneDataKeyOfEarlierVersionsAreReadOn() throws Exception {
        filled();
        AccountId anna = new AccountId("anna");
        byte[] context = "account/anna/totp".getBytes(StandardCharsets.UTF_8);
        KeysetHandle own = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        AccountSecrets.Sealed earlier = new AccountSecrets.Sealed(
                TinkProtoKeysetFormat.serializeEncryptedKeyset(own, keys.findOrMake("account-secrets", "account-secrets"), context),
                own.getPrimitive(RegistryConfiguration.get(), Aead.class).encrypt(new byte[] {9}, context));
        AccountSecrets secrets = new AccountSecrets(keys);
        assertThat(secrets.open(anna, "totp", earlier)).containsExactly(9);
        secrets.seal(anna, "totp", new byte[] {1});
        assertThat(secrets.open(anna, "totp", earlier)).containsExactly(9);
    }

    @Test
    void keysAreReadAddedAndDeletedWhileItGoesOn() throws Exception {
        TinkKeyVault vault = filled();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> traffic = CompletableFuture.runAsync(() -> {
            for (int i = 0; !over.get() || i < 12; i++) {
                ExchangeKeyId id = new ExchangeKeyId("new-" + i % 20);
                vault.put(WORKSPACE, id, material(i));
                assertThat(vault.find(WORKSPACE, id)).contains(material(i));
                assertEverythingOpens(vault);
                if (i % 3 == 0) {
                    vault.delete(WORKSPACE, id);
                    assertThat(vault.find(WORKSPACE, id)).isEmpty();
                }
            }
        });
        for (int i = 0; i < 3; i++) {
            keys.changeMasterKey();
        }
        over.set(true);
        traffic.join();
        assertEverythingOpens(vault(new FileMasterKeys(folder)));
    }

    @Test
    void aKeyFromTheEnvironmentChangesWithItsFormerValueBesideIt() {
        String first = MasterKey.random();
        String second = MasterKey.random();
        fill(vault(new GivenMasterKeys(MasterKey.of("a", first), List.of())));
        TinkKeyVault both = vault(new GivenMasterKeys(MasterKey.of("b", second), List.of(MasterKey.of("a", first))));
        assertEverythingOpens(both);
        assertThat(keys.changeMasterKey()).isEqualTo(ENTRIES);
        assertEverythingOpens(vault(new GivenMasterKeys(MasterKey.of("b", second), List.of())));
        assertThatThrownBy(() -> vault(new GivenMasterKeys(MasterKey.of("a", first), List.of()))).isInstanceOf(CannotStart.class);
    }

    private TinkKeyVault filled() {
        TinkKeyVault vault = vault(new FileMasterKeys(folder));
        fill(vault);
        return vault;
    }

    private static void fill(TinkKeyVault vault) {
        IntStream.range(0, ENTRIES).forEach(i -> vault.put(WORKSPACE, new ExchangeKeyId("k" + i), material(i)));
    }

    private static void assertEverythingOpens(TinkKeyVault vault) {
        IntStream.range(0, ENTRIES).forEach(i -> assertThat(vault.find(WORKSPACE, new ExchangeKeyId("k" + i))).contains(material(i)));
    }

    private static KeyMaterial material(int i) {
        return new KeyMaterial("key-" + i, "secret-" + i, "");
    }

    private TinkKeyVault vault(MasterKeys masters) {
        keys = new DataKeyring(masters, new DataKeyFiles(folder.resolve("vault")));
        return new TinkKeyVault(keys, documents, Clock.systemUTC());
    }

    private static final class Died extends RuntimeException {
    }

    /** Dies at a write of a data key. */
    private static final class DyingDataKeys implements DataKeys {
        private final DataKeys keys;
        private int left;

        DyingDataKeys(DataKeys keys, int left) {
            this.keys = keys;
            this.left = left;
        }

        @Override
        public void put(String id, WrappedKey key) {
            if (left-- == 0) {
                throw new Died();
            }
            keys.put(id, key);
        }

        @Override
        public void putIfAbsent(String id, WrappedKey key) {
            keys.putIfAbsent(id, key);
        }

        @Override
        public Optional<WrappedKey> find(String id) {
            return keys.find(id);
        }

        @Override
        public void destroy(String id) {
            keys.destroy(id);
        }

        @Override
        public List<String> ids() {
            return keys.ids();
        }
    }

    /** Dies at its end, once everything has been wrapped anew. */
    private record DyingMasterKeys(MasterKeys keys) implements MasterKeys {
        @Override
        public MasterKey current() {
            return keys.current();
        }

        @Override
        public List<MasterKey> all() {
            return keys.all();
        }

        @Override
        public boolean changeWanted() {
            return keys.changeWanted();
        }

        @Override
        public void begin() {
            keys.begin();
        }

        @Override
        public void finish() {
            throw new Died();
        }
    }
}
