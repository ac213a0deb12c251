package plutarc.platform.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import plutarc.platform.PlatformSettings;
import plutarc.platform.start.CannotStart;

/**
 * The relational database of this installation: H2 in the data folder, or PostgreSQL. Thread-safe.
 *
 * <p>{@code jdbc:h2:retry:} because one interrupted thread otherwise closes an H2 file for every connection. H2 does not call fsync on
 * commit, whatever its write delay; {@code CHECKPOINT SYNC} does.
 */
public final class RelationalStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RelationalStore.class);
    private static final int CONNECTIONS = 24;

    private final HikariDataSource pool;
    private final boolean embedded;
    private final Connection syncing;
    private final Durability durability;

    private RelationalStore(HikariDataSource pool, boolean embedded, Connection syncing) {
        this.pool = pool;
        this.embedded = embedded;
        this.syncing = syncing;
        this.durability = embedded ? new Durability(this::checkpoint) : Durability.byTheStoreItself();
    }

    /** @throws CannotStart where the database cannot be opened */
    public static RelationalStore open(PlatformSettings.EventStore settings, Path folder) {
        boolean embedded = settings.url().isEmpty();
        String url = settings.url().orElseGet(() -> "jdbc:h2:retry:" + folder.resolve("plutarc") + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setPoolName("events");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            new ResourceDatabasePopulator(new ClassPathResource(embedded ? "plutarc/platform/h2.sql" : "plutarc/platform/postgresql.sql")).execute(pool);
            Properties user = new Properties();
            user.setProperty("user", settings.user());
            user.setProperty("password", settings.password());
            return new RelationalStore(pool, embedded, embedded ? DriverManager.getConnection(url, user) : null);
        } catch (RuntimeException | SQLException failure) {
            throw new CannotStart("the event store at " + url + " cannot be opened: " + failure.getMessage(), failure);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Has the transaction that the calling thread is in return from its commit only once what it wrote would survive a crash. */
    public void syncAfterCommit() {
        durability.syncAfterCommit();
    }

    Durability durability() {
        return durability;
    }

    /** Returns once everything that is committed now would survive a crash. */
    public void awaitDurable() {
        durability.barrier();
    }

    boolean embedded() {
        return embedded;
    }

    private void checkpoint() {
        try (Statement statement = syncing.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException failure) {
            throw new IllegalStateException("the event store could not be synced to the disk", failure);
        }
    }

    /** Writes everything; H2's file is made small again first, since it only ever grows. */
    @Override
    public void close() throws SQLException {
        if (embedded) {
            try (Statement statement = syncing.createStatement()) {
                statement.execute("SHUTDOWN COMPACT");
            } catch (SQLException failure) {
                log.atWarn().addKeyValue("reason", failure.getMessage()).log("event store not compacted");
            }
        }
        pool.close();
    }
}
