package plutarc.platform.security.reset;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For who forgot their password. The link's token comes in the body, never in an address that a log could keep. */
@RestController
@RequestMapping("/api/sign-in")
class PasswordResetApi {

    private final PasswordReset reset;

    PasswordResetApi(PasswordReset reset) {
        this.reset = reset;
    }

    record Forgotten(String email) {

        /** Without the address. */
        @Override
        public String toString() {
            return "Forgotten[hidden]";
        }
    }

    record NewPassword(String token, String password) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "NewPassword[hidden]";
        }
    }

    /** The same answer whether there is such an account or not. */
    @PostMapping("/forgotten")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgotten(@RequestBody Forgotten forgotten, HttpServletRequest request) {
        reset.ask(forgotten.email(), request.getRemoteAddr());
    }

    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody NewPassword chosen) {
        reset.complete(chosen.token(), chosen.password());
    }
}
