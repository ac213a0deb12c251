package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/**
 * Holds that whoever changes how an account is signed in to has proved who they are within the last ten minutes: a browser that was left
 * open, or a stolen session, changes nothing that lasts. Thread-safe.
 */
@Component
public class Confirmation {

    static final Duration FRESH = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final SignIn signIn;
    private final SecondStep secondStep;
    private final SignInAttempts attempts;
    private final Clock clock;

    Confirmation(Sessions sessions, SignIn signIn, SecondStep secondStep, SignInAttempts attempts, Clock clock) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.secondStep = secondStep;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** The account that is signed in. @throws RefusedException {@code session.signed_out} */
    public Account account() {
        return signedIn().account();
    }

    /** The same, proved lately. @throws RefusedException {@code account.confirm_required} or {@code session.signed_out} */
    public Account confirmedAccount() {
        SignedIn signedIn = signedIn();
        if (clock.instant().isAfter(until(signedIn.session()))) {
            throw new RefusedException("account.confirm_required", "Confirm that it is you first, at POST /api/account/confirm.");
        }
        return signedIn.account();
    }

    /** The session of this request. @throws RefusedException {@code session.signed_out} */
    public Session session() {
        return signedIn().session();
    }

    /** @throws RefusedException {@code session.bad_credentials} or {@code session.too_many_attempts} */
    void confirm(String password, String code, HttpServletRequest request) {
        SignedIn signedIn = signedIn();
        Account account = signedIn.account();
        signIn.requirePassword(account, password, request.getRemoteAddr());
        if (secondStep.asked(account.id())) {
            requireCode(account, code, request.getRemoteAddr());
        }
        sessions.confirm(signedIn.session());
    }

    /** For a proof that was checked elsewhere, such as a passkey. */
    public void confirmed() {
        sessions.confirm(signedIn().session());
    }

    /** @throws RefusedException {@code session.wrong_code} or {@code session.too_many_attempts}, which wrong passwords do not count for */
    void requireCode(Account account, String code, String address) {
        String name = "second step of " + account.id();
        attempts.requireNoWait(name, address);
        if (!secondStep.accepts(account.id(), code)) {
            attempts.failed(name, address);
            throw new RefusedException(Refusal.of("session.wrong_code", "That code is wrong or was used before.", "code", "",
                    "the six digits that the authenticator app shows now, or a recovery code"));
        }
        attempts.succeeded(name);
    }

    static Instant until(Session session) {
        return session.confirmed().plus(FRESH);
    }

    private static SignedIn signedIn() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw new RefusedException("session.signed_out", "Sign in first.");
    }
}
