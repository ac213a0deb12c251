package plutarc.platform.security.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import plutarc.platform.start.CannotStart;

/**
 * What passkeys are bound to: the host name of {@code plutarc.url}, or {@code localhost} where none is set. A browser gives a passkey to
 * nobody else. Passkeys stand for both steps of a sign-in, so the device always has to verify its user. Thread-safe.
 */
@Component
class RelyingParty {

    private static final String LOCALHOST = "localhost";

    private final PasskeyStore credentials;
    private final PasskeyOwners owners;
    private final Optional<URI> url;
    private final String rpId;

    /** @param rpId a registrable parent of the host of {@code url}, to share passkeys with its other hosts; that host itself where empty */
    RelyingParty(PasskeyStore credentials, PasskeyOwners owners, @Value("${plutarc.url:}") String url, @Value("${plutarc.passkeys.rp-id:}") String rpId) {
        this.credentials = credentials;
        this.owners = owners;
        this.url = url.isBlank() ? Optional.empty() : Optional.of(URI.create(url.strip()));
        String host = this.url.map(URI::getHost).orElse(LOCALHOST);
        this.rpId = rpId.isBlank() ? host : rpId.strip();
        if (!host.equals(this.rpId) && !host.endsWith("." + this.rpId)) {
            throw new CannotStart("plutarc.passkeys.rp-id is " + this.rpId + "; allowed are " + host + ", which plutarc.url names, and the domains above it");
        }
    }

    /** Whether a browser at the address of this request can use passkeys here. */
    boolean serves(HttpServletRequest request) {
        return origin(request).isPresent();
    }

    /** Checks what a browser answers to this challenge; empty where it came by an address that passkeys are not bound to. */
    Optional<WebAuthnRelyingPartyOperations> with(Bytes challenge, HttpServletRequest request) {
        return origin(request).map(origin -> {
            PublicKeyCredentialRpEntity here = PublicKeyCredentialRpEntity.builder().id(rpId).name("plutarc").build();
            Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(owners, credentials, here, Set.of(origin));
            operations.setCustomizeCreationOptions(options -> options.challenge(challenge).authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                    .userVerification(UserVerificationRequirement.REQUIRED).residentKey(ResidentKeyRequirement.REQUIRED).build()));
            operations.setCustomizeRequestOptions(options -> options.challenge(challenge).userVerification(UserVerificationRequirement.REQUIRED));
            return operations;
        });
    }

    private Optional<String> origin(HttpServletRequest request) {
        return url.map(fixed -> origin(fixed.getScheme(), fixed.getHost(), fixed.getPort()))
                .or(() -> LOCALHOST.equals(request.getServerName()) ? Optional.of(origin(request.getScheme(), LOCALHOST, request.getServerPort())) : Optional.empty());
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || scheme.equals("http") && port == 80 || scheme.equals("https") && port == 443;
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
