package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.queryside.live.LiveFeed;

/** First start, signing in and out, and the password. */
@RestController
@RequestMapping("/api")
class SessionApi {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final LiveFeed live;

    SessionApi(SignIn signIn, Sessions sessions, Accounts accounts, LiveFeed live) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.live = live;
    }

    record EmailAndPassword(String email, String password) {
        @Override
        public String toString() {
            return "EmailAndPassword[hidden]";
        }
    }

    record PasswordChange(String current, String next) {
        @Override
        public String toString() {
            return "PasswordChange[hidden]";
        }
    }

    @GetMapping("/session")
    SessionView session() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return SessionView.of(signedIn.account());
        }
        return accounts.setUpRequired() ? SessionView.setUpRequired() : SessionView.signedOut();
    }

    @PostMapping("/setup")
    SessionView setUp(@RequestBody EmailAndPassword owner, HttpServletRequest request, HttpServletResponse response) {
        return begin(signIn.setUp(owner.email(), owner.password(), false), request, response);
    }

    @PostMapping("/session")
    SessionView signIn(@RequestBody EmailAndPassword credentials, HttpServletRequest request, HttpServletResponse response) {
        Account account = signIn.signIn(credentials.email(), credentials.password(), request.getRemoteAddr());
        SessionCookie.read(request).ifPresent(sessions::end);
        return begin(account, request, response);
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::end);
        SessionCookie.clear(request, response);
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            live.endStreamsOf(new Actor(ActorKind.USER, signedIn.account().id().value()));
        }
    }

    @PostMapping("/session/password")
    SessionView changePassword(@RequestBody PasswordChange change, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (!(authentication instanceof SignedIn signedIn)) {
            throw new RefusedException("session.signed_out", "Sign in first.");
        }
        return begin(signIn.changePassword(signedIn.account(), change.current(), change.next(), request.getRemoteAddr()), request, response);
    }

    private SessionView begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.write(sessions.begin(account.id()), request, response);
        return SessionView.of(account);
    }
}
