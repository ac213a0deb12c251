package plutarc.platform.security.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.security.Account;
import plutarc.platform.security.Accounts;
import plutarc.platform.security.Confirmation;
import plutarc.platform.security.Entrance;
import plutarc.platform.security.SessionView;

/** Passkeys: of the account that is signed in, and the door for whoever brings one. */
@RestController
class PasskeyApi {

    private static final int LONGEST_LABEL = 60;

    private final Passkeys passkeys;
    private final RelyingParty relyingParty;
    private final Accounts accounts;
    private final Confirmation confirmation;
    private final Entrance entrance;

    PasskeyApi(Passkeys passkeys, RelyingParty relyingParty, Accounts accounts, Confirmation confirmation, Entrance entrance) {
        this.passkeys = passkeys;
        this.relyingParty = relyingParty;
        this.accounts = accounts;
        this.confirmation = confirmation;
        this.entrance = entrance;
    }

    /** @param credential what the browser made, in the JSON of WebAuthn */
    record NewPasskey(String label, Map<String, Object> credential) {
    }

    record PasskeyAnswer(Map<String, Object> credential) {
    }

    record PasskeyLabel(String label) {
    }

    /** @param available whether the browser is at an address that passkeys are bound to */
    record PasskeysOfAccount(boolean available, List<Passkeys.PasskeyView> passkeys) {
    }

    @GetMapping("/api/account/passkeys")
    PasskeysOfAccount list(HttpServletRequest request) {
        return new PasskeysOfAccount(relyingParty.serves(request), passkeys.of(confirmation.account().id()));
    }

    @PostMapping("/api/account/passkeys/begin")
    Map<String, Object> begin(HttpServletRequest request, HttpServletResponse response) {
        return passkeys.begin(confirmation.confirmedAccount(), request, response);
    }

    @PostMapping("/api/account/passkeys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@RequestBody NewPasskey added, HttpServletRequest request) {
        passkeys.add(confirmation.confirmedAccount(), label(added.label()), added.credential(), request);
    }

    @PostMapping("/api/account/passkeys/{passkey}/rename")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable String passkey, @RequestBody PasskeyLabel renamed) {
        passkeys.rename(confirmation.account().id(), passkey, label(renamed.label()));
    }

    @DeleteMapping("/api/account/passkeys/{passkey}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String passkey) {
        passkeys.remove(confirmation.confirmedAccount().id(), passkey);
    }

    @PostMapping("/api/sign-in/passkey/begin")
    Map<String, Object> ask(HttpServletRequest request, HttpServletResponse response) {
        return passkeys.ask(request, response);
    }

    @PostMapping("/api/sign-in/passkey")
    SessionView signIn(@RequestBody PasskeyAnswer answer, HttpServletRequest request, HttpServletResponse response) {
        AccountId owner = passkeys.check(answer.credential(), request);
        Account account = accounts.byId(owner).orElseThrow(() -> new RefusedException("passkey.refused", "That passkey is not known here."));
        return entrance.begin(account, request, response);
    }

    /** The other way to prove again who one is. */
    @PostMapping("/api/account/confirm/passkey")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@RequestBody PasskeyAnswer answer, HttpServletRequest request) {
        if (!passkeys.check(answer.credential(), request).equals(confirmation.account().id())) {
            throw new RefusedException("passkey.refused", "That passkey belongs to another account.");
        }
        confirmation.confirmed();
    }

    private static String label(String given) {
        String label = given == null ? "" : given.strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            throw new RefusedException(Refusal.of("passkey.invalid", "The passkey needs a name.", "label", label, "1 to " + LONGEST_LABEL + " characters"));
        }
        return label;
    }
}
