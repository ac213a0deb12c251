package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.queryside.live.LiveFeed;

/** First start, signing in and out, and the password. */
@RestController
@RequestMapping("/api")
class SessionApi {

    private final SignIn signIn;
    private final Entrance entrance;
    private final Accounts accounts;
    private final AccountJournal journal;
    private final LiveFeed live;
    private final SessionViews views;
    private final SwitchesOnRecord switches;

    SessionApi(SignIn signIn, Entrance entrance, Accounts accounts, AccountJournal journal, LiveFeed live, SessionViews views,
               SwitchesOnRecord switches) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.accounts = accounts;
        this.journal = journal;
        this.live = live;
        this.views = views;
        this.switches = switches;
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

    /** @param code of the authenticator app, or a recovery code */
    record SecondStepCode(String code) {
        @Override
        public String toString() {
            return "SecondStepCode[hidden]";
        }
    }

    /** @param at the workspace's part of the dashboard's address, such as {@code acme-1a2b3c4d}; without it, the personal workspace */
    @GetMapping("/session")
    SessionView session(@RequestParam Optional<String> at, HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            SessionView view = views.of(signedIn.account(), at);
            switches.note(signedIn, view);
            return view;
        }
        if (accounts.setUpRequired()) {
            return SessionView.setUpRequired();
        }
        return entrance.waitsForSecondStep(request) ? SessionView.secondStep() : SessionView.signedOut();
    }

    @PostMapping("/setup")
    SessionView setUp(@RequestBody EmailAndPassword owner, HttpServletRequest request, HttpServletResponse response) {
        return entrance.begin(signIn.setUp(owner.email(), owner.password(), false), request, response);
    }

    @PostMapping("/session")
    SessionView signIn(@RequestBody EmailAndPassword credentials, HttpServletRequest request, HttpServletResponse response) {
        return entrance.afterFirstStep(signIn.signIn(credentials.email(), credentials.password(), request.getRemoteAddr()), request, response);
    }

    @PostMapping("/sign-in/second-step")
    SessionView secondStep(@RequestBody SecondStepCode second, HttpServletRequest request, HttpServletResponse response) {
        return entrance.secondStep(second.code(), request, response);
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        // Read before the session ends: who is signed in is looked up when it is first asked for.
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        entrance.leave(request, response);
        if (before instanceof SignedIn signedIn) {
            journal.note(signedIn.account().id(), Kind.SIGNED_OUT);
            live.endStreamsOf(new Actor(ActorKind.USER, signedIn.account().id().value()));
        }
    }

    @PostMapping("/session/password")
    SessionView changePassword(@RequestBody PasswordChange change, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (!(authentication instanceof SignedIn signedIn)) {
            throw new RefusedException("session.signed_out", "Sign in first.");
        }
        Account changed = signIn.changePassword(signedIn.account(), change.current(), change.next(), request.getRemoteAddr());
        return entrance.begin(changed, request, response);
    }
}
