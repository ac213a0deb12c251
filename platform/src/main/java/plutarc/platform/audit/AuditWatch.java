package plutarc.platform.audit;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import plutarc.platform.eventstore.RelationalStore;

/** Notes every minute, and at the end, where the chains end, and verifies them all once a day. Thread-safe. */
class AuditWatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AuditWatch.class);

    private final JdbcTemplate jdbc;
    private final RelationalStore store;
    private final Anchors anchors;
    private final Verifications verifications;

    AuditWatch(JdbcTemplate jdbc, RelationalStore store, Anchors anchors, Verifications verifications) {
        this.jdbc = jdbc;
        this.store = store;
        this.anchors = anchors;
        this.verifications = verifications;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 20, timeUnit = TimeUnit.SECONDS)
    void anchor() {
        anchors.write(jdbc, store::awaitDurable);
    }

    @Scheduled(fixedDelay = 24 * 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void verify() {
        verifications.verifyAll().forEach(chain -> chain.broken().ifPresent(broken -> log.atError().addKeyValue("chain", chain.chain())
                .addKeyValue("entry", broken.seq()).addKeyValue("fault", broken.fault().code()).log("the audit log's chain is broken: " + broken.explanation())));
    }

    @Override
    public void destroy() {
        anchor();
    }
}
