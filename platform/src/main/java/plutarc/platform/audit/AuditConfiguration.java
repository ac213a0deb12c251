package plutarc.platform.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import plutarc.contracts.audit.AuditNotes;
import plutarc.contracts.message.ActorContext;
import plutarc.platform.eventstore.RelationalStore;
import plutarc.platform.start.DataFolder;
import plutarc.platform.web.RefusalWatch;

/** The audit log's parts, and where commands and events pass it. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    /** After what carries refusals to other processes, before who checks permissions. */
    private static final int OUTERMOST = Integer.MIN_VALUE + 1;

    @Bean
    ChainKey auditChainKey(@Value("${plutarc.audit-key:}") String given, DataFolder folder) {
        return ChainKeyFile.open(Optional.of(given).filter(text -> !text.isBlank()), folder.path().resolve("audit.key"));
    }

    @Bean
    AuditLog auditLog(JdbcTemplate jdbc, RelationalStore store, PlatformTransactionManager transactions, ChainKey key, Clock clock) {
        return new AuditLog(jdbc, store, transactions, key, clock);
    }

    @Bean
    AuditNotes auditNotes(AuditLog log, ActorContext asking) {
        return new RecordedNotes(log, asking);
    }

    @Bean
    RefusalWatch deniedRequests(AuditNotes notes, ActorContext asking, Clock clock, AuditLog log) {
        return new DeniedRequests(notes, asking, clock, log::hasChanged);
    }

    @Bean
    Anchors auditAnchors(DataFolder folder) {
        return new Anchors(folder.path().resolve("audit-anchors.json"), List.of());
    }

    @Bean
    Verifications auditVerifications(JdbcTemplate jdbc, ChainKey key, Anchors anchors, Clock clock) {
        return new Verifications(jdbc, key, anchors, clock);
    }

    @Bean
    JdbcAuditTrail auditTrail(JdbcTemplate jdbc, Verifications verifications) {
        return new JdbcAuditTrail(jdbc, verifications);
    }

    @Bean
    AuditWatch auditWatch(JdbcTemplate jdbc, RelationalStore store, Anchors anchors, Verifications verifications) {
        return new AuditWatch(jdbc, store, anchors, verifications);
    }

    @Bean
    OperatorAccess operatorAccess(DataFolder folder, @Value("${server.address:127.0.0.1}") String address) {
        return new OperatorAccess(folder, address);
    }

    /** No session and no cookie here: a token of the data folder, which the endpoint itself asks for. */
    @Bean
    @Order(0)
    SecurityFilterChain operators(HttpSecurity http) throws Exception {
        return http.securityMatcher("/operator/**").csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    @Bean
    ConfigurerModule commandsOnRecord(AuditLog log) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(OUTERMOST, () -> {
            axon.commandBus().registerHandlerInterceptor(new CommandAudit(log));
            axon.commandBus().registerDispatchInterceptor(sent -> {
                DeniedRequests.commandSent();
                return (place, command) -> command;
            });
            axon.eventBus().registerDispatchInterceptor(published -> (place, event) -> {
                Handling.current().ifPresent(handling -> handling.published(event));
                return event;
            });
        }));
    }
}
