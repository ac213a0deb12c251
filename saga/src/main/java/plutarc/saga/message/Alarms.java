package plutarc.saga.message;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.deadline.DeadlineManager;

/**
 * The deadlines that one saga has set, one a name; a part of its state. They are cancelled by their ids: to cancel "all of this saga" reads
 * every deadline that anybody has set, ten thousand of sleeping bots among them. Not thread-safe.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Alarms {
    private final Map<String, String> ids = new HashMap<>();

    /** @param about payload of the deadline: what it is about */
    public void set(DeadlineManager deadlines, String name, Duration after, String about) {
        cancel(deadlines, name);
        ids.put(name, deadlines.schedule(after, name, about));
    }

    public void set(DeadlineManager deadlines, String name, Instant at, String about) {
        cancel(deadlines, name);
        ids.put(name, deadlines.schedule(at, name, about));
    }

    /** To be said first by the deadline's handler: there is nothing to cancel any more. */
    public void rang(String name) {
        ids.remove(name);
    }

    public void cancel(DeadlineManager deadlines, String name) {
        var id = ids.remove(name);
        if (id != null) {
            deadlines.cancelSchedule(name, id);
        }
    }

    public void cancelAll(DeadlineManager deadlines) {
        Map.copyOf(ids).keySet().forEach(name -> cancel(deadlines, name));
    }
}
