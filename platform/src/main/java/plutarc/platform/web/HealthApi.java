package plutarc.platform.web;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.platform.documents.Documents;

/** Whether this backend can do its work: for the launcher, load balancers and people. Says nothing that a stranger could use. */
@RestController
class HealthApi {

    private final JdbcTemplate events;
    private final Documents documents;
    private final ApplicationAvailability availability;

    HealthApi(JdbcTemplate events, Documents documents, ApplicationAvailability availability) {
        this.events = events;
        this.documents = documents;
        this.availability = availability;
    }

    /** @param status {@code up}; {@code starting} or {@code down} with HTTP status 503 */
    record Health(String status) {
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return answer(503, "starting");
        }
        boolean up = answers(() -> events.queryForObject("SELECT 1", Integer.class))
                && answers(() -> documents.database().getCollection("installation").countDocuments());
        return answer(up ? 200 : 503, up ? "up" : "down");
    }

    private static ResponseEntity<Health> answer(int status, String word) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(new Health(word));
    }

    private static boolean answers(java.util.function.Supplier<?> store) {
        try {
            return store.get() != null;
        } catch (RuntimeException down) {
            return false;
        }
    }
}
