package plutarc.platform.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;

/**
 * Who is signed in. A session is a random token that only the browser knows; its hash is kept, so that sessions outlive a restart and
 * a stolen database opens none. It ends a week after its last use, thirty days after its beginning, or when it is ended. Thread-safe.
 */
@Component
public class Sessions implements HeldForAccount {

    static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST = 100;

    private final MongoCollection<Document> sessions;
    private final Runnable durable;
    private final Clock clock;

    Sessions(Documents documents, Clock clock) {
        this.sessions = documents.database().getCollection("sessions");
        this.durable = documents.durable();
        this.clock = clock;
    }

    /** A browser and where it is. */
    record Place(String device, String address) {
    }

    /** @return the token for the browser's cookie; the account's oldest sessions end where it would have more than a hundred */
    String begin(AccountId account, Place place) {
        String token = SecretTokens.random();
        Instant now = clock.instant();
        Session session = new Session(Identifiers.random(), account, now, now, now, place.device(), place.address());
        of(account).stream().skip(MOST - 1L).forEach(old -> end(account, old.id()));
        sessions.insertOne(session.document().append("_id", SecretTokens.hash(token)));
        durable.run();
        return token;
    }

    /** The session of this token, which is used at this place now; empty where the token is unknown or its session has ended. */
    Optional<Session> use(String token, Place place) {
        String hash = SecretTokens.hash(token);
        Document document = sessions.find(Filters.eq(hash)).first();
        if (document == null) {
            return Optional.empty();
        }
        Session session = Session.of(document);
        Instant now = clock.instant();
        if (over(session, now)) {
            sessions.deleteOne(Filters.eq(hash));
            return Optional.empty();
        }
        if (now.isAfter(session.seen().plus(NOTED_EVERY)) || !session.address().equals(place.address())) {
            sessions.updateOne(Filters.eq(hash), Updates.combine(Updates.set("used", now.toString()), Updates.set("id", session.id()),
                    Updates.set("device", place.device()), Updates.set("address", place.address())));
        }
        return Optional.of(session);
    }

    /** The account's sessions that have not ended, the latest used first. */
    public List<Session> of(AccountId account) {
        Instant now = clock.instant();
        List<Session> found = new ArrayList<>();
        sessions.find(Filters.eq("account", account.value())).forEach(document -> found.add(Session.of(document)));
        return found.stream().filter(session -> !over(session, now)).sorted(Comparator.comparing(Session::seen).reversed()).toList();
    }

    /** Its owner has just proved who they are. */
    void confirm(Session session) {
        sessions.updateOne(Filters.and(Filters.eq("account", session.account().value()), Filters.eq("id", session.id())),
                Updates.set("confirmed", clock.instant().toString()));
        durable.run();
    }

    /**
     * The session works in this workspace now.
     *
     * @param first the workspace that a session begins in
     * @return whether it worked in another one before
     */
    boolean enters(Session session, WorkspaceId workspace, WorkspaceId first) {
        Document before = sessions.findOneAndUpdate(Filters.and(Filters.eq("account", session.account().value()), Filters.eq("id", session.id())),
                Updates.set("workspace", workspace.value()));
        return before != null && !before.get("workspace", first.value()).equals(workspace.value());
    }

    void end(String token) {
        sessions.deleteOne(Filters.eq(SecretTokens.hash(token)));
        durable.run();
    }

    /** @return whether the account had such a session */
    public boolean end(AccountId account, String id) {
        boolean ended = sessions.deleteMany(Filters.and(Filters.eq("account", account.value()), Filters.eq("id", id))).getDeletedCount() > 0;
        durable.run();
        return ended;
    }

    /** On every device but one. */
    public void endOthers(AccountId account, String kept) {
        sessions.deleteMany(Filters.and(Filters.eq("account", account.value()), Filters.ne("id", kept)));
        durable.run();
    }

    /** On every device. */
    public void endAll(AccountId account) {
        sessions.deleteMany(Filters.eq("account", account.value()));
        durable.run();
    }

    @Override
    public void forget(AccountId account) {
        endAll(account);
    }

    private static boolean over(Session session, Instant now) {
        return now.isAfter(session.seen().plus(IDLE)) || now.isAfter(session.began().plus(LONGEST));
    }
}
