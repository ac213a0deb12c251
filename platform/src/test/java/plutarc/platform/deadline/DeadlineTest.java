package plutarc.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.platform.RunningBackend;

class DeadlineTest {

    @TempDir
    Path data;

    @Test
    void aDeadlineOutlivesARestartAndIsRolledBackWithItsTransaction() {
        try (RunningBackend backend = RunningBackend.over(data)) {
            DeadlineManager deadlines = backend.bean(DeadlineManager.class);
            backend.bean(TransactionManager.class).executeInTransaction(() -> deadlines.schedule(Duration.ofHours(1), "kept", "payload",
                    new AggregateScopeDescriptor("workspace", "w1")));
            try {
                backend.bean(TransactionManager.class).executeInTransaction(() -> {
                    deadlines.schedule(Duration.ofHours(1), "dropped", "payload", new AggregateScopeDescriptor("workspace", "w1"));
                    throw new IllegalStateException("rolled back");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("rolled back");
            }
        }
        try (RunningBackend backend = RunningBackend.over(data)) {
            await().untilAsserted(() -> assertThat(backend.bean(Scheduler.class).getScheduledExecutions())
                    .extracting(execution -> execution.getTaskInstance().getId()).hasSize(1));
        }
    }
}
