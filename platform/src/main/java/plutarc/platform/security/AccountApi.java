package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.queryside.live.LiveFeed;

/** What somebody who is signed in can see and end of their own sessions, and how they prove again who they are. */
@RestController
@RequestMapping("/api/account")
class AccountApi {

    private final Confirmation confirmation;
    private final Sessions sessions;
    private final AccountJournal journal;
    private final LiveFeed live;
    private final AccountEnd ending;
    private final Entrance entrance;

    AccountApi(Confirmation confirmation, Sessions sessions, AccountJournal journal, LiveFeed live, AccountEnd ending, Entrance entrance) {
        this.confirmation = confirmation;
        this.sessions = sessions;
        this.journal = journal;
        this.live = live;
        this.ending = ending;
        this.entrance = entrance;
    }

    /** @param code of the authenticator app, or a recovery code; only asked for where there is one */
    record Proof(String password, String code) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Proof[hidden]";
        }
    }

    /** @param current the one that asks */
    record SessionOfAccount(String id, boolean current, Instant began, Instant lastSeen, String device, String address) {
    }

    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@RequestBody Proof proof, HttpServletRequest request) {
        confirmation.confirm(proof.password(), proof.code(), request);
    }

    @GetMapping("/sessions")
    List<SessionOfAccount> sessions() {
        Session own = confirmation.session();
        return sessions.of(own.account()).stream().map(each -> new SessionOfAccount(each.id(), each.id().equals(own.id()), each.began(), each.seen(),
                each.device(), each.address())).toList();
    }

    /** @throws RefusedException {@code session.unknown} */
    @DeleteMapping("/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String session) {
        Account account = confirmation.account();
        if (!sessions.end(account.id(), session)) {
            throw new RefusedException("session.unknown", "There is no such session; it may have ended already.");
        }
        ended(account);
    }

    @PostMapping("/sessions/end-others")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers() {
        Account account = confirmation.account();
        sessions.endOthers(account.id(), confirmation.session().id());
        ended(account);
    }

    /** For good; asks for a fresh proof of who is there. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAccount(HttpServletRequest request, HttpServletResponse response) {
        ending.end(confirmation.confirmedAccount());
        entrance.leave(request, response);
    }

    /** Open live views look again who they belong to; those of sessions that go on come back at once. */
    private void ended(Account account) {
        journal.note(account.id(), Kind.SESSION_REVOKED);
        live.endStreamsOf(new Actor(ActorKind.USER, account.id().value()));
    }
}
