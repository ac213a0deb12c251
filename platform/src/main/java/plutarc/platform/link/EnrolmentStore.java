package plutarc.platform.link;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.link.Enrolments;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;

/**
 * Which secrets open a bot's link: of each bot a one-time token for its next process, and the credential that its present one holds.
 * Only their hashes are kept. Thread-safe.
 */
@Component
class EnrolmentStore implements Enrolments {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final int SECRET_BYTES = 32;

    private final MongoCollection<Document> enrolments;
    private final Runnable durable;
    private final LinkedBots linked;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EnrolmentStore(Documents documents, LinkedBots linked, Clock clock) {
        this.enrolments = documents.database().getCollection("enrolments");
        this.durable = documents.durable();
        this.linked = linked;
        this.clock = clock;
    }

    /** What became of a bot's attempt to open a link. */
    sealed interface Admission {

        /**
         * @param credential for the bot's next link
         * @param byToken    it came with the enrolment token, which is spent once {@link #spend} says that the credential has arrived
         */
        record Admitted(WorkspaceId workspaceId, DeploymentId deploymentId, String credential, boolean byToken) implements Admission {

            /** Without the credential. */
            @Override
            public String toString() {
                return "Admitted[" + deploymentId + "]";
            }
        }

        /** @param code of {@code BackendFrame.Refused} */
        record Denied(String code, String message) implements Admission {
        }
    }

    /** A bot that may link. */
    record Enrolled(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId) {
    }

    @Override
    public synchronized String issue(WorkspaceId workspaceId, BotId botId, DeploymentId deploymentId) {
        String token = secret();
        Document before = enrolments.find(Filters.eq(botId.value())).first();
        Document next = new Document("_id", botId.value()).append("workspaceId", workspaceId.value()).append("deploymentId", deploymentId.value())
                .append("token", hash(token)).append("tokenUntil", clock.instant().plus(TOKEN_LIFE).toString());
        if (before != null && deploymentId.value().equals(before.getString("deploymentId")) && before.getString("credential") != null) {
            next.append("credential", before.getString("credential"));
        }
        enrolments.replaceOne(Filters.eq(botId.value()), next, new ReplaceOptions().upsert(true));
        durable.run();
        return token;
    }

    @Override
    public synchronized void revoke(BotId botId) {
        Document known = enrolments.find(Filters.eq(botId.value())).first();
        String former = known == null ? null : known.getString("credential");
        enrolments.updateOne(Filters.eq(botId.value()), Updates.combine(Updates.unset("token"), Updates.unset("credential"), Updates.set("revoked", true),
                former == null ? Updates.unset("former") : Updates.set("former", former)));
        durable.run();
        linked.end(botId, "stopped", "The bot's instance has been released.");
    }

    /**
     * Whether a process that says it is this bot, and shows this secret, is. Who shows no secret that ever was this bot's is told the same
     * whether there is such a bot or not.
     */
    synchronized Admission admit(BotId botId, DeploymentId deploymentId, String secret) {
        Document known = enrolments.find(Filters.eq(botId.value())).first();
        if (known == null) {
            return badSecret();
        }
        String shown = hash(secret);
        boolean byCredential = same(shown, known.getString("credential"));
        boolean byToken = same(shown, known.getString("token")) && clock.instant().isBefore(Instant.parse(known.getString("tokenUntil")));
        if (!byCredential && !byToken && !same(shown, known.getString("former"))) {
            return badSecret();
        }
        if (known.getBoolean("revoked", false)) {
            return new Admission.Denied("stopped", "The bot's instance has been released.");
        }
        if (!known.getString("deploymentId").equals(deploymentId.value())) {
            return new Admission.Denied("superseded", "deploymentId " + deploymentId + " is over; the bot has been deployed again since.");
        }
        WorkspaceId workspace = new WorkspaceId(known.getString("workspaceId"));
        if (byCredential) {
            return new Admission.Admitted(workspace, deploymentId, secret, false);
        }
        if (!byToken) {
            return badSecret();
        }
        String credential = secret();
        enrolments.updateOne(Filters.eq(botId.value()), Updates.set("credential", hash(credential)));
        durable.run();
        return new Admission.Admitted(workspace, deploymentId, credential, true);
    }

    private static Admission badSecret() {
        return new Admission.Denied("bad_secret", "secret is neither the credential nor an unspent enrolment token of a bot with this botId.");
    }

    /** The bot that came with this token has its credential: the token opens nothing any more. */
    synchronized void spend(BotId botId, String token) {
        enrolments.updateOne(Filters.and(Filters.eq(botId.value()), Filters.eq("token", hash(token))),
                Updates.combine(Updates.unset("token"), Updates.unset("tokenUntil")));
        durable.run();
    }

    /** Every bot that holds a credential: has linked before and may again. */
    List<Enrolled> holdingCredentials() {
        List<Enrolled> all = new ArrayList<>();
        enrolments.find().forEach(known -> {
            if (known.getString("credential") != null) {
                all.add(new Enrolled(new BotId(known.getString("_id")), new WorkspaceId(known.getString("workspaceId")),
                        new DeploymentId(known.getString("deploymentId"))));
            }
        });
        return all;
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String hash, String kept) {
        return kept != null && MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
