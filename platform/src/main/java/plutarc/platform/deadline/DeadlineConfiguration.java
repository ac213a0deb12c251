package plutarc.platform.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManagerSupplier;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * db-scheduler behind Axon's deadline manager. A deadline is scheduled in the transaction that asks for it, and due ones begin to fire
 * only once the application is ready: not before those who are to be told exist.
 */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final int THREADS = 2;

    @Bean
    DbSchedulerDeadlineManagerSupplier deadlineManagerSupplier() {
        return new DbSchedulerDeadlineManagerSupplier();
    }

    @Bean(destroyMethod = "stop")
    Scheduler deadlineScheduler(DataSource dataSource, DbSchedulerDeadlineManagerSupplier supplier) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), List.of(DbSchedulerDeadlineManager.binaryTask(supplier)))
                .threads(THREADS).pollingInterval(LOOK_EVERY).shutdownMaxWait(STOP_WITHIN).build();
    }

    @Bean
    DeadlineManager deadlineManager(Scheduler scheduler, org.axonframework.config.Configuration axon, Serializer serializer,
                                    TransactionManager transactions, DbSchedulerDeadlineManagerSupplier supplier) {
        DbSchedulerDeadlineManager manager = DbSchedulerDeadlineManager.builder().scheduler(scheduler)
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon)).serializer(serializer).transactionManager(transactions)
                .useBinaryPojo(true).startScheduler(false).stopScheduler(false).build();
        supplier.set(manager);
        return manager;
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startOfDeadlines(Scheduler scheduler) {
        return ready -> scheduler.start();
    }
}
