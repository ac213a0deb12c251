package plutarc.platform.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.documents.Documents;

/**
 * What is begun in one request and ended in a later one: a sign-in that waits for its second step, a passkey's challenge, a link to a new
 * password. Each is found by a secret token, lives for minutes, and is good once. Only the token's hash is kept. Thread-safe, and the same
 * for every backend of an installation.
 */
@Component
public class Tickets implements HeldForAccount {

    private final MongoCollection<Document> tickets;
    private final Runnable durable;
    private final Clock clock;

    Tickets(Documents documents, Clock clock) {
        this.tickets = documents.database().getCollection("tickets");
        this.durable = documents.durable();
        this.clock = clock;
    }

    /**
     * @param about   whom it belongs to; empty text for nobody yet
     * @param content what has to be known when it comes back
     */
    public record Ticket(String about, String content) {

        /** Without the content. */
        @Override
        public String toString() {
            return "Ticket[" + about + "]";
        }
    }

    /** @return the token that finds it again */
    public String issue(String kind, String about, String content, Duration lifetime) {
        Instant now = clock.instant();
        tickets.deleteMany(Filters.lt("expires", Date.from(now)));
        String token = SecretTokens.random();
        tickets.insertOne(new Document("_id", SecretTokens.hash(token)).append("kind", kind).append("about", about).append("content", content)
                .append("misses", 0).append("expires", Date.from(now.plus(lifetime))));
        durable.run();
        return token;
    }

    /** Looks at it and leaves it; empty where it is unknown, used, of another kind or too old. */
    public Optional<Ticket> find(String kind, String token) {
        return Optional.ofNullable(tickets.find(valid(kind, token)).first()).map(Tickets::ticket);
    }

    /** Uses it: of several at once exactly one gets it. */
    public Optional<Ticket> take(String kind, String token) {
        Optional<Ticket> taken = Optional.ofNullable(tickets.findOneAndDelete(valid(kind, token))).map(Tickets::ticket);
        taken.ifPresent(found -> durable.run());
        return taken;
    }

    /** Counts a wrong answer; with the last one that is allowed it ends. */
    public void missed(String kind, String token, int allowed) {
        tickets.updateOne(valid(kind, token), Updates.inc("misses", 1));
        tickets.deleteMany(Filters.and(Filters.eq(SecretTokens.hash(token)), Filters.gte("misses", allowed)));
    }

    /** Ends all of one kind that belong to somebody. */
    public void endAll(String kind, String about) {
        tickets.deleteMany(Filters.and(Filters.eq("kind", kind), Filters.eq("about", about)));
        durable.run();
    }

    @Override
    public void forget(AccountId account) {
        tickets.deleteMany(Filters.eq("about", account.value()));
        durable.run();
    }

    private Bson valid(String kind, String token) {
        return Filters.and(Filters.eq(SecretTokens.hash(token)), Filters.eq("kind", kind), Filters.gt("expires", Date.from(clock.instant())));
    }

    private static Ticket ticket(Document document) {
        return new Ticket(document.getString("about"), document.getString("content"));
    }
}
