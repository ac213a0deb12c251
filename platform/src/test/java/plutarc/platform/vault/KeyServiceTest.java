package plutarc.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.platform.start.CannotStart;

/** A master key that stays in its key service, over a real socket. */
class KeyServiceTest {

    private static final byte[] TEXT = "a secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private KeyServiceServer service;

    @BeforeEach
    void open() throws IOException {
        service = new KeyServiceServer();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void dataKeysAreWrappedByTheServiceForTheirContextAndNoMasterKeyIsOnTheDisk() throws Exception {
        DataKeyring keys = keyring(byToken());
        byte[] sealed = keys.findOrMake("k1", "w1/k1").encrypt(TEXT, new byte[0]);
        assertThat(keyring(byToken()).find("k1", "w1/k1").orElseThrow().decrypt(sealed, new byte[0])).isEqualTo(TEXT);
        assertThat(new DataKeyFiles(folder.resolve("vault")).find("k1").orElseThrow().master()).isEqualTo("service/transit/plutarc/v1");
        assertThatThrownBy(() -> keyring(byToken()).find("k1", "w2/k1")).as("moved to another workspace").isInstanceOf(GeneralSecurityException.class);
        assertThat(folder.resolve("master.key")).doesNotExist();
        assertThat(service.asked()).contains("/v1/transit/encrypt/plutarc", "/v1/transit/decrypt/plutarc");
    }

    @Test
    void afterARotationThereEverythingIsWrappedAnewWhenAskedForAndTheServiceMayForgetTheFormerVersion() throws Exception {
        ServiceMasterKeys masters = masters(byToken());
        DataKeyring keys = keyring(masters);
        byte[] sealed = keys.findOrMake("k1", "c").encrypt(TEXT, new byte[0]);
        service.rotate();
        assertThat(masters.changeWanted()).isFalse();
        Files.createFile(folder.resolve(FileMasterKeys.WANTED));
        assertThat(masters.changeWanted()).isTrue();
        assertThat(keys.changeMasterKey()).isEqualTo(1);
        assertThat(masters.changeWanted()).isFalse();
        assertThat(new DataKeyFiles(folder.resolve("vault")).find("k1").orElseThrow().master()).endsWith("/v2");
        service.forgetVersionsBefore(2);
        assertThat(keys.find("k1", "c").orElseThrow().decrypt(sealed, new byte[0])).isEqualTo(TEXT);
    }

    @Test
    void anInstallationMovesItsMasterKeyFromTheFileIntoTheService() throws Exception {
        byte[] sealed = keyring(new FileMasterKeys(folder)).findOrMake("k1", "c").encrypt(TEXT, new byte[0]);
        ServiceMasterKeys masters = masters(byToken());
        DataKeyring keys = keyring(masters);
        assertThat(masters.changeWanted()).isTrue();
        assertThat(keys.find("k1", "c").orElseThrow().decrypt(sealed, new byte[0])).as("before").isEqualTo(TEXT);
        assertThat(keys.changeMasterKey()).isEqualTo(1);
        assertThat(masters.changeWanted()).isFalse();
        assertThat(folder.resolve("master.key")).doesNotExist();
        assertThat(keyring(byToken()).find("k1", "c").orElseThrow().decrypt(sealed, new byte[0])).as("after").isEqualTo(TEXT);
        assertThatThrownBy(() -> keyring(new FileMasterKeys(folder))).as("another key in a file").isInstanceOf(CannotStart.class).hasMessageContaining("service/transit/plutarc");
    }

    @Test
    void aSignInByAppRoleOrByAFilesTokenServesAsWell() throws Exception {
        Files.writeString(folder.resolve("token"), KeyServiceServer.TOKEN + "\n");
        byte[] sealed = keyring(settings(Optional.empty(), Optional.of(folder.resolve("token")), Optional.empty())).findOrMake("k1", "c").encrypt(TEXT, new byte[0]);
        assertThat(keyring(settings(Optional.empty(), Optional.empty(), Optional.of("role"))).find("k1", "c").orElseThrow().decrypt(sealed, new byte[0])).isEqualTo(TEXT);
        assertThat(service.asked()).contains("/v1/auth/approle/login");
    }

    @Test
    void withoutAWayInOrAServiceThatServesTheBackendDoesNotStartAndSaysWhy() {
        assertThatThrownBy(() -> masters(settings(Optional.empty(), Optional.empty(), Optional.empty()))).isInstanceOf(CannotStart.class).hasMessageContaining("token-file");
        assertThatThrownBy(() -> masters(settings(Optional.of("hvs.wrong"), Optional.empty(), Optional.empty()))).isInstanceOf(CannotStart.class)
                .hasMessageContaining("transit/plutarc").hasMessageNotContaining("hvs.wrong");
        service.seal(true);
        assertThatThrownBy(() -> masters(byToken())).isInstanceOf(CannotStart.class).hasMessageContaining("unsealed");
    }

    @Test
    void whileTheServiceIsAwayNothingOpensAndAfterwardsEverything() throws Exception {
        DataKeyring keys = keyring(byToken());
        byte[] sealed = keys.findOrMake("k1", "c").encrypt(TEXT, new byte[0]);
        service.seal(true);
        assertThatThrownBy(() -> keys.find("k1", "c")).isInstanceOf(GeneralSecurityException.class).hasMessageContaining("did not decrypt").hasNoCause();
        service.seal(false);
        assertThat(keys.find("k1", "c").orElseThrow().decrypt(sealed, new byte[0])).isEqualTo(TEXT);
    }

    private TransitSettings byToken() {
        return settings(Optional.of(KeyServiceServer.TOKEN), Optional.empty(), Optional.empty());
    }

    private TransitSettings settings(Optional<String> token, Optional<Path> file, Optional<String> role) {
        return new TransitSettings(Optional.of(service.address()), "transit", "plutarc", token, file, role, role.map(any -> "secret"));
    }

    private ServiceMasterKeys masters(TransitSettings settings) {
        return new ServiceMasterKeys(TransitKey.of(settings), List.of(), folder);
    }

    private DataKeyring keyring(TransitSettings settings) {
        return keyring(masters(settings));
    }

    private DataKeyring keyring(MasterKeys masters) {
        return new DataKeyring(masters, new DataKeyFiles(folder.resolve("vault")));
    }
}
