package plutarc.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import plutarc.contracts.audit.AuditEntry.Requested;
import plutarc.contracts.audit.AuditEntry.Target;
import plutarc.contracts.audit.AuditNotes;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.platform.web.RefusalWatch;

/**
 * Records requests of signed-in people and tokens that were denied and became no command: questions about what they may not see or what is
 * somebody else's. The same attempt again within a minute is not recorded again. Thread-safe.
 */
final class DeniedRequests implements RefusalWatch {

    private static final Logger log = LoggerFactory.getLogger(DeniedRequests.class);
    private static final String COMMAND_SENT = DeniedRequests.class.getName() + ".commandSent";
    private static final Duration ONCE_A = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_PATH = 120;
    private static final int SHORTEST_ID = 8;

    private final AuditNotes notes;
    private final ActorContext asking;
    private final Clock clock;
    private final BiPredicate<String, String> touched;
    private final ConcurrentMap<String, Instant> recorded = new ConcurrentHashMap<>();

    /** @param touched whether something in this workspace was ever done to what has this id: then it is not somebody else's, and the views are late or it is deleted */
    DeniedRequests(AuditNotes notes, ActorContext asking, Clock clock, BiPredicate<String, String> touched) {
        this.notes = notes;
        this.asking = asking;
        this.clock = clock;
        this.touched = touched;
    }

    /** The request that the calling thread serves has become a command, which is recorded where it is handled. */
    static void commandSent() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(COMMAND_SENT, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getAttribute(COMMAND_SENT, RequestAttributes.SCOPE_REQUEST) == null) {
            try {
                record(refusal, attributes.getRequest());
            } catch (RefusedException nobodyIsSignedIn) {
                return;
            } catch (RuntimeException failure) {
                log.atError().addKeyValue("code", refusal.code()).setCause(failure).log("a denied request could not be put on record");
            }
        }
    }

    private void record(Refusal refusal, HttpServletRequest request) {
        Actor actor = asking.actor();
        String path = request.getRequestURI();
        if (!Denials.denies(refusal.code(), actor.kind()) || !path.startsWith("/api/") || isOwn(refusal, path) || again(actor.id() + " " + request.getMethod() + " " + path + " " + refusal.code())) {
            return;
        }
        notes.record(new AuditNotes.Note(Optional.of(asking.workspace()), actor, asking.role().map(role -> role.code()), "request." + request.getMethod().toLowerCase(java.util.Locale.ROOT),
                Optional.of(new Target("path", path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path)), AuditResult.DENIED, Optional.of(refusal.code()),
                List.of(new Requested("path", path))));
    }

    private boolean isOwn(Refusal refusal, String path) {
        return refusal.code().endsWith(".unknown")
                && Arrays.stream(path.split("/")).anyMatch(part -> part.length() >= SHORTEST_ID && touched.test(asking.workspace().value(), part));
    }

    private boolean again(String attempt) {
        Instant now = clock.instant();
        if (recorded.size() > MOST_REMEMBERED) {
            recorded.values().removeIf(time -> time.plus(ONCE_A).isBefore(now));
        }
        Instant before = recorded.get(attempt);
        if (before != null && before.plus(ONCE_A).isAfter(now) || recorded.size() > MOST_REMEMBERED) {
            return true;
        }
        recorded.put(attempt, now);
        return false;
    }
}
