package plutarc.platform.vault;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A key in the transit engine of HashiCorp Vault or OpenBao, and how this backend proves who it is: by a token, a file that holds one, or an AppRole.
 *
 * @param address   such as {@code https://vault.example:8200}; without it no key service is used
 * @param mount     where the engine is mounted
 * @param key       its name there, of a type that authenticates associated data such as {@code aes256-gcm96}
 * @param tokenFile read at each sign-in, as an agent that renews it expects
 */
record TransitSettings(Optional<URI> address, @DefaultValue("transit") String mount, @DefaultValue("plutarc") String key, Optional<String> token,
                       Optional<Path> tokenFile, Optional<String> roleId, Optional<String> secretId) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "TransitSettings[" + address.map(URI::toString).orElse("none") + ", " + mount + "/" + key + "]";
    }
}
