package plutarc.platform.security.provider;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import plutarc.contracts.notification.DashboardAddress;

/**
 * What the provider says of itself, asked for when somebody first signs in that way: a provider that is down keeps nobody from starting.
 * Thread-safe.
 */
final class ProviderRegistration implements ClientRegistrationRepository {

    static final String ID = "provider";
    static final String CALLBACK = "/api/sign-in/callback";
    private static final Logger log = LoggerFactory.getLogger(ProviderRegistration.class);

    private final ProviderSettings settings;
    private final DashboardAddress dashboard;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile ClientRegistration known;

    ProviderRegistration(ProviderSettings settings, DashboardAddress dashboard) {
        this.settings = settings;
        this.dashboard = dashboard;
    }

    /** Null where the id is another's, as Spring Security wants it, or the provider does not answer. */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id)) {
            return null;
        }
        asking.lock();
        try {
            if (known == null) {
                known = ClientRegistrations.fromIssuerLocation(settings.issuer().orElseThrow()).registrationId(ID).clientName(settings.name())
                        .clientId(settings.clientId()).clientSecret(settings.clientSecret()).scope("openid", "email").redirectUri(dashboard.to(CALLBACK))
                        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build()).build();
            }
            return known;
        } catch (RuntimeException silent) {
            log.atError().addKeyValue("issuer", settings.issuer().orElseThrow()).addKeyValue("reason", silent.getMessage()).log("the identity provider does not answer");
            return null;
        } finally {
            asking.unlock();
        }
    }
}
