package plutarc.benchmarks.backend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Row;
import plutarc.platform.PlatformMain;

/** What the deadlines of ten thousand sleeping bots cost while none is due, and what due ones cost among them. */
public final class SleepingFleet implements Benchmark {

    private static final int BOTS = 10_000;
    private static final int DUE = 200;
    private static final int BATCH = 500;
    private static final Duration FAR = Duration.ofDays(2);

    @Override
    public String name() {
        return "sleeping-fleet";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int seconds = conditions.times(15, 5);
        try (ConfigurableApplicationContext backend = PlatformMain.start(List.of("--server.port=0", "--plutarc.link.port=0",
                "--plutarc.data=" + conditions.folder().resolve("data"), "--logging.level.root=warn"))) {
            TimeUnit.SECONDS.sleep(seconds);
            double idle = load(seconds);
            double dueAlone = due(backend);
            schedule(backend, BOTS, FAR);
            TimeUnit.SECONDS.sleep(seconds / 2);
            double asleep = load(seconds);
            double dueAmong = due(backend);
            return List.of(Row.of("Processor time of an idle backend, no bot asleep", idle, "ms per s", "Of the whole process, over " + seconds + " s."),
                    Row.of("The same with " + String.format(java.util.Locale.ROOT, "%,d", BOTS) + " sleeping bots, none due", asleep, "ms per s",
                            "One durable deadline each, two days ahead, in the scheduler that looks for due ones every second."),
                    Row.of("A due wake, nobody else asleep", dueAlone, "ms", "Processor time of the whole process for " + DUE + " deadlines that are due at once, a deadline; taken, and found to concern nobody."),
                    Row.of("A due wake among " + String.format(java.util.Locale.ROOT, "%,d", BOTS) + " sleeping bots", dueAmong, "ms", "The same, beside the deadlines of those who are not due."));
        }
    }

    /** Milliseconds of processor time a second. */
    private static double load(int seconds) throws InterruptedException {
        long before = cpu();
        TimeUnit.SECONDS.sleep(seconds);
        return (cpu() - before) / 1e6 / seconds;
    }

    private static double due(ConfigurableApplicationContext backend) throws InterruptedException {
        JdbcTemplate jdbc = new JdbcTemplate(backend.getBean(DataSource.class));
        schedule(backend, DUE, Duration.ofSeconds(2));
        long before = cpu();
        while (soon(jdbc) > 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return (cpu() - before) / 1e6 / DUE;
    }

    private static long soon(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select count(*) from scheduled_tasks where execution_time < ?", Long.class, Timestamp.from(Instant.now().plus(Duration.ofHours(1))));
    }

    private static void schedule(ConfigurableApplicationContext backend, int deadlines, Duration after) {
        DeadlineManager manager = backend.getBean(DeadlineManager.class);
        for (int from = 0; from < deadlines; from += BATCH) {
            int first = from;
            backend.getBean(TransactionManager.class).executeInTransaction(() -> {
                for (int number = first; number < Math.min(first + BATCH, deadlines); number++) {
                    manager.schedule(after.plusMillis(number), "sleep-schedule-look", "bot-" + number, new SagaScopeDescriptor("SleepSchedule", "saga-" + number));
                }
            });
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
