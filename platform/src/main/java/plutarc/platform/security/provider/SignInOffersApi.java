package plutarc.platform.security.provider;

import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which ways of signing in this installation offers beside passwords and passkeys; told to everybody. */
@RestController
class SignInOffersApi {

    private final ProviderSettings settings;

    SignInOffersApi(ProviderSettings settings) {
        this.settings = settings;
    }

    /** @param address where a browser is sent to sign in there */
    record ProviderOffer(String name, String address) {
    }

    record SignInOffers(Optional<ProviderOffer> provider) {
    }

    @GetMapping("/api/sign-in")
    SignInOffers offers() {
        return new SignInOffers(settings.issuer().map(issuer -> new ProviderOffer(settings.name(), "/api/sign-in/with/" + ProviderRegistration.ID)));
    }
}
