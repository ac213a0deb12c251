package plutarc.queryside.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives projections the {@link ViewBatch} of the unit of work that they run in, and after its last event writes the batch and makes it
 * durable. The processor stores its token after that: a crash between the two repeats events, and none is ever lost. Thread-safe.
 */
public final class ViewBatches implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(ViewBatches.class);

    private final Views views;
    private final Durability durability;
    private final List<Consumer<List<Change<?>>>> listeners = new CopyOnWriteArrayList<>();

    public ViewBatches(Views views, Durability durability) {
        this.views = views;
        this.durability = durability;
    }

    /** Has the listener told of what was stored, after it is durable, on the projection's thread: it must not wait for anything. */
    public void onStored(Consumer<List<Change<?>>> listener) {
        listeners.add(listener);
    }

    /** @throws IllegalStateException outside of a unit of work */
    public ViewBatch current() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(ViewBatch.class.getName(), key -> new ViewBatch(views));
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain) throws Exception {
        Object result = chain.proceed();
        if (!(unit instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage()) {
            ViewBatch written = unit.root().getResource(ViewBatch.class.getName());
            if (written != null) {
                store(written);
            }
        }
        return result;
    }

    private void store(ViewBatch batch) {
        var changes = batch.flush();
        if (changes.isEmpty()) {
            return;
        }
        durability.commit();
        for (var listener : listeners) {
            try {
                listener.accept(changes);
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("a live view could not be told of stored changes");
            }
        }
    }
}
