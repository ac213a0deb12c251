package plutarc.platform.security.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.security.Account;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.platform.security.AccountJournal;
import plutarc.platform.security.Cookies;
import plutarc.platform.security.SignInAttempts;
import plutarc.platform.security.Tickets;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Adds passkeys and checks them: each challenge is good once, for five minutes, in the browser that asked for it. Thread-safe. */
@Component
class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final String ADDING = "passkey_adding";
    private static final String ENTERING = "passkey_entering";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST = 20;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() { };
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> NEW_PASSKEY = new TypeReference<>() { };
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SIGNATURE = new TypeReference<>() { };

    private final RelyingParty relyingParty;
    private final PasskeyStore store;
    private final Tickets tickets;
    private final SignInAttempts attempts;
    private final AccountJournal journal;
    private final JsonMapper json = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(RelyingParty relyingParty, PasskeyStore store, Tickets tickets, SignInAttempts attempts, AccountJournal journal) {
        this.relyingParty = relyingParty;
        this.store = store;
        this.tickets = tickets;
        this.attempts = attempts;
        this.journal = journal;
    }

    /** One passkey, as its owner sees it. @param synced whether it is on more devices than one */
    record PasskeyView(String id, String label, Instant created, Instant lastUsed, boolean synced) {
    }

    List<PasskeyView> of(AccountId account) {
        return store.of(account).stream().map(each -> new PasskeyView(each.getCredentialId().toBase64UrlString(), each.getLabel(), each.getCreated(),
                each.getLastUsed(), each.isBackupState())).toList();
    }

    /** @return what the browser's {@code navigator.credentials.create} wants to know */
    Map<String, Object> begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        if (store.of(account.id()).size() >= MOST) {
            throw new RefusedException("passkey.too_many", "There are " + MOST + " passkeys already; remove one first.");
        }
        Bytes challenge = Bytes.random();
        var options = operations(challenge, request).createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(SecurityContextHolder.getContext().getAuthentication()));
        remember(ADDING, account.id().value(), challenge, request, response);
        return json.convertValue(options, OBJECT);
    }

    void add(Account account, String label, Map<String, Object> credential, HttpServletRequest request) {
        Bytes challenge = challenge(ADDING, account.id().value(), request);
        refusing(credential, given -> {
            WebAuthnRelyingPartyOperations operations = operations(challenge, request);
            var options = operations.createPublicKeyCredentialCreationOptions(
                    new ImmutablePublicKeyCredentialCreationOptionsRequest(SecurityContextHolder.getContext().getAuthentication()));
            return operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(options,
                    new RelyingPartyPublicKey(json.convertValue(given, NEW_PASSKEY), label)));
        });
        journal.note(account.id(), Kind.PASSKEY_ADDED);
    }

    /** @return what the browser's {@code navigator.credentials.get} wants to know; the same for everybody */
    Map<String, Object> ask(HttpServletRequest request, HttpServletResponse response) {
        Bytes challenge = Bytes.random();
        var options = operations(challenge, request).createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        remember(ENTERING, "", challenge, request, response);
        return json.convertValue(options, OBJECT);
    }

    /** @return whose passkey answered */
    AccountId check(Map<String, Object> credential, HttpServletRequest request) {
        String from = "passkey from " + request.getRemoteAddr();
        attempts.requireNoWait(from, request.getRemoteAddr());
        Bytes challenge = challenge(ENTERING, "", request);
        try {
            AccountId owner = PasskeyOwners.account(refusing(credential, given -> {
                WebAuthnRelyingPartyOperations operations = operations(challenge, request);
                var options = operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
                return operations.authenticate(new RelyingPartyAuthenticationRequest(options, json.convertValue(given, SIGNATURE)));
            }).getId());
            attempts.succeeded(from);
            return owner;
        } catch (RefusedException refused) {
            attempts.failed(from, request.getRemoteAddr());
            throw refused;
        }
    }

    void rename(AccountId account, String id, String label) {
        requireKnown(store.rename(account, id, label));
    }

    void remove(AccountId account, String id) {
        requireKnown(store.remove(account, id));
        journal.note(account, Kind.PASSKEY_REMOVED);
    }

    private WebAuthnRelyingPartyOperations operations(Bytes challenge, HttpServletRequest request) {
        return relyingParty.with(challenge, request).orElseThrow(() -> new RefusedException("passkey.unavailable",
                "Passkeys are bound to a host name, and this address has none: open the dashboard at http://localhost, or set plutarc.url."));
    }

    private void remember(String kind, String about, Bytes challenge, HttpServletRequest request, HttpServletResponse response) {
        Cookies.PASSKEY.write(tickets.issue(kind, about, challenge.toBase64UrlString(), PATIENCE), PATIENCE, request, response);
    }

    private Bytes challenge(String kind, String about, HttpServletRequest request) {
        return Cookies.PASSKEY.read(request).flatMap(token -> tickets.take(kind, token)).filter(ticket -> ticket.about().equals(about))
                .map(ticket -> Bytes.fromBase64(ticket.content()))
                .orElseThrow(() -> new RefusedException("passkey.over", "That took too long. Try again."));
    }

    /** Whatever is wrong with an answer, its sender learns only that it is. */
    private static <R> R refusing(Map<String, Object> credential, Function<Map<String, Object>, R> check) {
        try {
            return check.apply(credential == null ? Map.of() : credential);
        } catch (RefusedException refused) {
            throw refused;
        } catch (RuntimeException wrong) {
            log.atWarn().addKeyValue("reason", wrong.getClass().getSimpleName()).log("passkey refused");
            throw new RefusedException("passkey.refused", "That passkey is not known here or could not be checked.");
        }
    }

    private static void requireKnown(boolean known) {
        if (!known) {
            throw new RefusedException("passkey.unknown", "There is no such passkey.");
        }
    }
}
