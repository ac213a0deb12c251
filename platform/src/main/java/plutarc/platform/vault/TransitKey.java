package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.vault.VaultException;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.LifecycleAwareSessionManager;
import org.springframework.vault.client.VaultClients;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultOperations;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultResponse;
import org.springframework.vault.support.VaultToken;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import plutarc.platform.start.CannotStart;

/**
 * A key that never leaves its key service: the transit engine of HashiCorp Vault or OpenBao encrypts and decrypts with it. Each call is a request to the
 * service. Thread-safe.
 *
 * @param name where it is and what it is called, such as {@code transit/plutarc}
 */
record TransitKey(String name, VaultOperations service, String mount, String key) implements Aead {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern WRAPPED = Pattern.compile("vault:v(\\d+):.+");

    /** @throws CannotStart where the settings do not say how to sign in */
    static TransitKey of(TransitSettings settings) {
        VaultEndpoint endpoint = VaultEndpoint.from(settings.address().orElseThrow());
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        RestTemplate plain = VaultClients.createRestTemplate(endpoint, requests);
        ThreadPoolTaskScheduler renewals = new ThreadPoolTaskScheduler();
        renewals.setDaemon(true);
        renewals.setThreadNamePrefix("key-service-");
        renewals.initialize();
        VaultTemplate service = new VaultTemplate(endpoint, requests, new LifecycleAwareSessionManager(signIn(settings, plain), renewals, plain));
        return new TransitKey(settings.mount() + "/" + settings.key(), service, settings.mount(), settings.key());
    }

    private static ClientAuthentication signIn(TransitSettings settings, RestTemplate plain) {
        if (settings.roleId().isPresent()) {
            return new AppRoleAuthentication(AppRoleAuthenticationOptions.builder().roleId(RoleId.provided(settings.roleId().get()))
                    .secretId(settings.secretId().map(SecretId::provided).orElseGet(SecretId::absent)).build(), plain);
        }
        if (settings.tokenFile().isPresent()) {
            return () -> VaultToken.of(read(settings.tokenFile().get()));
        }
        VaultToken token = VaultToken.of(settings.token().orElseThrow(() -> new CannotStart(
                "plutarc.vault.transit says where the key service is but not how to sign in; allowed are token, token-file, or role-id with secret-id")));
        return () -> token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("the key service's token " + file + " cannot be read", failure);
        }
    }

    /** The version of the key that encrypts now. */
    int version() throws GeneralSecurityException {
        Matcher wrapped = WRAPPED.matcher(new String(encrypt(new byte[1], new byte[0]), StandardCharsets.US_ASCII));
        if (!wrapped.matches()) {
            throw new GeneralSecurityException("the key service answered with something else than a wrapped key");
        }
        return Integer.parseInt(wrapped.group(1));
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        return ask("encrypt", "plaintext", base64(plaintext), associatedData, "ciphertext").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return Base64.getDecoder().decode(ask("decrypt", "ciphertext", new String(ciphertext, StandardCharsets.US_ASCII), associatedData, "plaintext"));
    }

    private String ask(String what, String given, String text, byte[] associatedData, String wanted) throws GeneralSecurityException {
        try {
            VaultResponse answer = service.write(mount + "/" + what + "/" + key, Map.of(given, text, "associated_data", base64(associatedData)));
            if (answer == null || !(answer.getRequiredData().get(wanted) instanceof String found)) {
                throw new GeneralSecurityException("the key service answered without " + wanted);
            }
            return found;
        } catch (VaultException | RestClientException | UncheckedIOException failure) {
            // Without the cause: what was sent could stand in its message.
            throw new GeneralSecurityException("the key service did not " + what + " with " + name + " (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "TransitKey[" + name + "]";
    }
}
