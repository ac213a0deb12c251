package plutarc.queryside.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Tokens of the view processors, in the store of the views, so that both are lost or kept together. A token is claimed by one owner at
 * a time; a claim that is not renewed within {@code claimTimeout} can be taken over. Every change of a claim is one conditional update,
 * so it holds between processes too. Thread-safe.
 */
public final class MongoTokenStore implements TokenStore {

    public static final String COLLECTION = "tokens";
    private static final String IDENTIFIER = "identifier";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final String owner;
    private final Duration claimTimeout;
    private final Clock clock;

    /** @param owner names this process; no two running ones may share it */
    public MongoTokenStore(MongoTemplate mongo, Serializer serializer, String owner, Duration claimTimeout, Clock clock) {
        this.tokens = mongo.getCollection(COLLECTION);
        this.serializer = serializer;
        this.owner = owner;
        this.claimTimeout = claimTimeout;
        this.clock = clock;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, TrackingToken token) {
        if (fetchSegments(processor).length > 0) {
            throw new UnableToClaimTokenException("processor " + processor + " has segments already");
        }
        for (int segment = 0; segment < segments; segment++) {
            initializeSegment(token, processor, segment);
        }
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeSegment(TrackingToken token, String processor, int segment) {
        try {
            tokens.insertOne(new Document("_id", id(processor, segment)).append("processor", processor).append("segment", segment)
                    .append("owner", null).append("claimedAt", 0L).append("token", tokenDocument(token)));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != DUPLICATE_KEY) {
                throw e;
            }
            throw new UnableToInitializeTokenException("segment " + segment + " of " + processor + " exists already", e);
        }
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        claim(processor, segment, Updates.set("token", tokenDocument(token)));
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        claim(processor, segment, null);
        return token(stored(processor, segment));
    }

    @Override
    public void extendClaim(String processor, int segment) {
        var own = Filters.and(Filters.eq("_id", id(processor, segment)), Filters.eq("owner", owner));
        if (tokens.updateOne(own, Updates.set("claimedAt", clock.millis())).getMatchedCount() == 0) {
            throw new UnableToClaimTokenException(notOurs(processor, segment));
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.updateOne(Filters.and(Filters.eq("_id", id(processor, segment)), Filters.eq("owner", owner)), Updates.set("owner", null));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        var own = Filters.and(Filters.eq("_id", id(processor, segment)), Filters.eq("owner", owner));
        if (tokens.deleteOne(own).getDeletedCount() == 0) {
            throw new UnableToClaimTokenException(notOurs(processor, segment));
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return all(processor).stream().mapToInt(token -> token.getInteger("segment")).sorted().toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        int[] segments = fetchSegments(processor);
        return all(processor).stream().filter(this::claimable)
                .map(token -> Segment.computeSegment(token.getInteger("segment"), segments)).toList();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        Document known = tokens.find(Filters.eq(IDENTIFIER)).first();
        if (known == null) {
            known = new Document("_id", IDENTIFIER).append("value", UUID.randomUUID().toString());
            try {
                tokens.insertOne(known);
            } catch (MongoWriteException e) {
                known = tokens.find(Filters.eq(IDENTIFIER)).first();
            }
        }
        return Optional.ofNullable(known).map(document -> document.getString("value"));
    }

    private void claim(String processor, int segment, Bson alsoSet) {
        long now = clock.millis();
        var free = Filters.or(Filters.eq("owner", owner), Filters.eq("owner", null), Filters.lt("claimedAt", now - claimTimeout.toMillis()));
        var claimed = Updates.combine(Updates.set("owner", owner), Updates.set("claimedAt", now));
        var update = alsoSet == null ? claimed : Updates.combine(claimed, alsoSet);
        if (tokens.updateOne(Filters.and(Filters.eq("_id", id(processor, segment)), free), update).getMatchedCount() == 0) {
            throw new UnableToClaimTokenException(notOurs(processor, segment));
        }
    }

    private boolean claimable(Document token) {
        String holder = token.getString("owner");
        return holder == null || holder.equals(owner) || token.getLong("claimedAt") < clock.millis() - claimTimeout.toMillis();
    }

    private List<Document> all(String processor) {
        return tokens.find(Filters.eq("processor", processor)).into(new ArrayList<>());
    }

    private Document stored(String processor, int segment) {
        return tokens.find(Filters.eq(id(processor, segment))).first();
    }

    private Document tokenDocument(TrackingToken token) {
        if (token == null) {
            return null;
        }
        var serialized = serializer.serialize(token, byte[].class);
        return new Document("type", serialized.getType().getName()).append("revision", serialized.getType().getRevision())
                .append("data", new String(serialized.getData(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private TrackingToken token(Document stored) {
        Document token = stored == null ? null : stored.get("token", Document.class);
        return token == null ? null : serializer.deserialize(new SimpleSerializedObject<>(
                token.getString("data").getBytes(java.nio.charset.StandardCharsets.UTF_8), byte[].class, token.getString("type"), token.getString("revision")));
    }

    private String notOurs(String processor, int segment) {
        Document stored = stored(processor, segment);
        return "segment " + segment + " of " + processor + (stored == null ? " does not exist" : " is claimed by " + stored.getString("owner"));
    }

    private static String id(String processor, int segment) {
        return processor + "/" + segment;
    }
}
