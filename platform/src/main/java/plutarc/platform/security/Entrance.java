package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.security.AccountActivity.Kind;

/** Where every way of signing in ends: with a session, or before it with the question for a second step. Thread-safe. */
@Component
public class Entrance {

    private static final String WAITING = "second_step";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WRONG_CODES = 5;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tickets tickets;
    private final SecondStep secondStep;
    private final Confirmation confirmation;
    private final AccountJournal journal;
    private final SessionViews views;

    Entrance(Accounts accounts, Sessions sessions, Tickets tickets, SecondStep secondStep, Confirmation confirmation, AccountJournal journal,
             SessionViews views) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tickets = tickets;
        this.secondStep = secondStep;
        this.confirmation = confirmation;
        this.journal = journal;
        this.views = views;
    }

    /** After one proof, such as a password: a session, or the question for a code where the account wants one. */
    public SessionView afterFirstStep(Account account, HttpServletRequest request, HttpServletResponse response) {
        if (!secondStep.asked(account.id())) {
            return begin(account, request, response);
        }
        endSessionOf(request);
        Cookies.SESSION.clear(request, response);
        Cookies.SECOND_STEP.write(tickets.issue(WAITING, account.id().value(), "", PATIENCE), PATIENCE, request, response);
        return SessionView.secondStep();
    }

    /** @throws RefusedException {@code session.second_step_over}, {@code session.wrong_code} or {@code session.too_many_attempts} */
    SessionView secondStep(String code, HttpServletRequest request, HttpServletResponse response) {
        String token = Cookies.SECOND_STEP.read(request).orElse("");
        Account account = tickets.find(WAITING, token).flatMap(ticket -> accounts.byId(new AccountId(ticket.about()))).orElseThrow(Entrance::over);
        try {
            confirmation.requireCode(account, code, request.getRemoteAddr());
        } catch (RefusedException refused) {
            if (refused.refusal().code().equals("session.wrong_code")) {
                tickets.missed(WAITING, token, WRONG_CODES);
                journal.note(account.id(), Kind.SIGN_IN_REFUSED);
            }
            throw refused;
        }
        tickets.take(WAITING, token).orElseThrow(Entrance::over);
        return begin(account, request, response);
    }

    /** Whether this browser has only the second step before it. */
    boolean waitsForSecondStep(HttpServletRequest request) {
        return Cookies.SECOND_STEP.read(request).flatMap(token -> tickets.find(WAITING, token)).isPresent();
    }

    /** After every proof that is wanted. An earlier session of the same browser ends. */
    public SessionView begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        endSessionOf(request);
        Cookies.SESSION.write(sessions.begin(account.id(), Requests.placeOf(request)), Sessions.LONGEST, request, response);
        leaveSecondStep(request, response);
        journal.note(account.id(), Kind.SIGNED_IN);
        return views.of(account, Optional.empty());
    }

    /** Ends what this browser has begun, signed in or not. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        endSessionOf(request);
        Cookies.SESSION.clear(request, response);
        leaveSecondStep(request, response);
    }

    private void endSessionOf(HttpServletRequest request) {
        Cookies.SESSION.read(request).ifPresent(sessions::end);
    }

    private void leaveSecondStep(HttpServletRequest request, HttpServletResponse response) {
        Cookies.SECOND_STEP.read(request).ifPresent(token -> {
            tickets.take(WAITING, token);
            Cookies.SECOND_STEP.clear(request, response);
        });
    }

    private static RefusedException over() {
        return new RefusedException("session.second_step_over", "That took too long or too many tries. Begin again with the password.");
    }
}
