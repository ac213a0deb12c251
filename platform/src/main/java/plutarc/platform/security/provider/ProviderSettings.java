package plutarc.platform.security.provider;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID Connect provider of this installation.
 *
 * @param issuer         its address, as it calls itself; nobody signs in that way without it
 * @param clientId       what this installation is called there
 * @param clientSecret   what proves it
 * @param name           on the button
 * @param createAccounts whether somebody whom it knows, and this installation does not, gets an account with a personal workspace
 */
@ConfigurationProperties("plutarc.oidc")
public record ProviderSettings(Optional<String> issuer, @DefaultValue("plutarc") String clientId, @DefaultValue("") String clientSecret,
                               @DefaultValue("single sign-on") String name, @DefaultValue("false") boolean createAccounts) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "ProviderSettings[" + issuer.orElse("none") + "]";
    }
}
