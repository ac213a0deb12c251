package plutarc.platform.web;

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

    HealthApi(JdbcTemplate events, Documents documents) {
        this.events = events;
        this.documents = documents;
    }

    /** @param status {@code up}, or {@code down} with HTTP status 503 */
    record Health(String status) {
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        boolean up = answers(() -> events.queryForObject("SELECT 1", Integer.class))
                && answers(() -> documents.database().getCollection("installation").countDocuments());
        return ResponseEntity.status(up ? 200 : 503).cacheControl(CacheControl.noStore()).body(new Health(up ? "up" : "down"));
    }

    private static boolean answers(java.util.function.Supplier<?> store) {
        try {
            return store.get() != null;
        } catch (RuntimeException down) {
            return false;
        }
    }
}
