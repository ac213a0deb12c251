package plutarc.exchanges;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import plutarc.exchanges.ExchangeEvent.ConnectionChanged;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;

/** Keeps what an adapter said, and which threads said it. */
public final class Heard implements ExchangeListener {

    private final List<ExchangeEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();

    @Override
    public void on(ExchangeEvent event) {
        events.add(event);
        threads.add(Thread.currentThread().getName());
    }

    public <E extends ExchangeEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<ExchangeEvent> events() {
        return events;
    }

    public List<String> threads() {
        return threads.stream().distinct().toList();
    }

    public <E extends ExchangeEvent> List<E> await(Class<E> kind, int count) {
        Awaitility.with().pollInterval(Duration.ofMillis(10)).await(count + " × " + kind.getSimpleName()).until(() -> all(kind).size() >= count);
        return all(kind);
    }

    public void awaitUp(ExchangeEvent.Stream stream, int times) {
        Awaitility.with().pollInterval(Duration.ofMillis(10)).await(stream + " up " + times).until(() -> all(ConnectionChanged.class).stream()
                .filter(change -> change.stream() == stream && change.up()).count() >= times);
    }

    public List<Outcome> outcomes() {
        return all(OrderRequestAnswered.class).stream().map(OrderRequestAnswered::outcome).toList();
    }
}
