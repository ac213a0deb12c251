package plutarc.queryside.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryGateway;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/** Asks queries in the name of whoever sent the HTTP request that the calling thread serves. Thread-safe. */
public final class Asking {

    private static final long PATIENCE_SECONDS = 20;

    private final QueryGateway queries;
    private final ActorContext context;

    public Asking(QueryGateway queries, ActorContext context) {
        this.queries = queries;
        this.context = context;
    }

    /** The workspace that the request is about. */
    public WorkspaceId workspace() {
        return context.workspace();
    }

    /** @throws RefusedException if the sender may not ask this */
    public <R> List<R> list(Query<List<R>> query, Class<R> type) {
        return await(queries.query(query.getClass().getName(), message(query), ResponseTypes.multipleInstancesOf(type)));
    }

    /** @throws RefusedException if the sender may not ask this, or {@code <context>.unknown} if there is no such thing */
    public <R> R one(Query<Optional<R>> query, Class<R> type, String context) {
        return await(queries.query(query.getClass().getName(), message(query), ResponseTypes.optionalInstanceOf(type)))
                .orElseThrow(() -> new RefusedException(context + ".unknown", "There is no such " + context.replace('_', ' ') + "."));
    }

    /** What goes with every message from this request. */
    public Map<String, String> metaData() {
        return context.metaData();
    }

    private GenericMessage<Query<?>> message(Query<?> query) {
        return new GenericMessage<>(query, metaData());
    }

    private static <R> R await(CompletableFuture<R> answer) {
        try {
            return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            if (e.getCause() instanceof QueryExecutionException remote && remote.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            if (e.getCause() instanceof TimeoutException) {
                throw new RefusedException("server.unavailable", "The views did not answer in time. Try again.");
            }
            throw e;
        }
    }
}
