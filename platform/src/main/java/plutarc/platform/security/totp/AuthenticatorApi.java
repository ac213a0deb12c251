package plutarc.platform.security.totp;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.platform.security.Account;
import plutarc.platform.security.Confirmation;

/** The authenticator app of the account that is signed in. What changes it asks for a fresh proof of who is there. */
@RestController
@RequestMapping("/api/account/authenticator")
class AuthenticatorApi {

    private final Authenticators authenticators;
    private final Confirmation confirmation;

    AuthenticatorApi(Authenticators authenticators, Confirmation confirmation) {
        this.authenticators = authenticators;
        this.confirmation = confirmation;
    }

    record Code(String code) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Code[hidden]";
        }
    }

    record NewRecoveryCodes(List<String> recoveryCodes) {

        /** Without the codes. */
        @Override
        public String toString() {
            return "NewRecoveryCodes[hidden]";
        }
    }

    @GetMapping
    Authenticators.AuthenticatorStatus status() {
        return authenticators.status(confirmation.account().id());
    }

    @PostMapping
    Authenticators.AuthenticatorOffer offer() {
        Account account = confirmation.confirmedAccount();
        return authenticators.offer(account.id(), account.email());
    }

    @PostMapping("/confirm")
    NewRecoveryCodes confirm(@RequestBody Code code) {
        return new NewRecoveryCodes(authenticators.confirm(confirmation.confirmedAccount().id(), code.code()));
    }

    @PostMapping("/recovery-codes")
    NewRecoveryCodes renewRecoveryCodes() {
        return new NewRecoveryCodes(authenticators.renewRecoveryCodes(confirmation.confirmedAccount().id()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove() {
        authenticators.remove(confirmation.confirmedAccount().id());
    }
}
