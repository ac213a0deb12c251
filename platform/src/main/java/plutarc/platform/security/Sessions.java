package plutarc.platform.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.documents.Documents;

/**
 * Who is signed in. A session is a random token that only the browser knows; its hash is kept, so that sessions outlive a restart and
 * a stolen database opens none. It ends a week after its last use, thirty days after its beginning, or when it is ended. Thread-safe.
 */
@Component
class Sessions {

    static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration NOTED_EVERY = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;

    private final MongoCollection<Document> sessions;
    private final Runnable durable;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(Documents documents, Clock clock) {
        this.sessions = documents.database().getCollection("sessions");
        this.durable = documents.durable();
        this.clock = clock;
    }

    /** @return the token for the browser's cookie */
    String begin(AccountId account) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String now = clock.instant().toString();
        sessions.insertOne(new Document("_id", hash(token)).append("account", account.value()).append("began", now).append("used", now));
        durable.run();
        return token;
    }

    /** Whose session this is; empty where the token is unknown or its session has ended. */
    Optional<AccountId> find(String token) {
        String id = hash(token);
        Document session = sessions.find(Filters.eq(id)).first();
        if (session == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant used = Instant.parse(session.getString("used"));
        if (now.isAfter(used.plus(IDLE)) || now.isAfter(Instant.parse(session.getString("began")).plus(LONGEST))) {
            sessions.deleteOne(Filters.eq(id));
            return Optional.empty();
        }
        if (now.isAfter(used.plus(NOTED_EVERY))) {
            sessions.updateOne(Filters.eq(id), Updates.set("used", now.toString()));
        }
        return Optional.of(new AccountId(session.getString("account")));
    }

    void end(String token) {
        sessions.deleteOne(Filters.eq(hash(token)));
        durable.run();
    }

    /** On every device. */
    void endAll(AccountId account) {
        sessions.deleteMany(Filters.eq("account", account.value()));
        durable.run();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
