package plutarc.commandside;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RestController;
import plutarc.candles.CandleCatalogue;
import plutarc.commandside.backtest.BacktestStore;
import plutarc.commandside.backtest.SampleCandles;
import plutarc.commandside.bot.BotVersions;
import plutarc.commandside.workspace.BotsInWorkspace;
import plutarc.commandside.workspace.DataInWorkspace;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** The whole command side as it is wired for production, over an event store in memory: commands in, new events out. */
public final class CommandSide implements AutoCloseable {
    public static final WorkspaceId OURS = new WorkspaceId("ours");
    public static final WorkspaceId THEIRS = new WorkspaceId("theirs");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final Sender OWNER = user(OURS, Role.OWNER);
    public static final Sender STRANGER = user(THEIRS, Role.OWNER);
    public static final Sender SYSTEM = Sender.system("test", OURS);

    /** Bots that workspaces are said to have; for tests to fill. */
    public static final Map<WorkspaceId, List<String>> BOTS = new ConcurrentHashMap<>();

    /** Data that workspaces are said to have; for tests to fill. */
    public static final Map<WorkspaceId, DataInWorkspace.Kept> DATA = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;
    private final List<EventMessage<?>> published = new ArrayList<>();

    private CommandSide(ConfigurableApplicationContext context) {
        this.context = context;
        context.getBean(EventStore.class).subscribe(events -> {
            synchronized (published) {
                published.addAll(events);
            }
        });
    }

    public static CommandSide start() {
        System.setProperty("disable-axoniq-console-message", "true");
        var application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("axon.axonserver.enabled", "false", "axon.serializer.general", "jackson",
                "axon.update-check.disabled", "true", "axon.timeout.enabled", "false", "spring.main.banner-mode", "off", "logging.level.root", "warn"));
        return new CommandSide(application.run());
    }

    private static final class Shared {
        static final CommandSide SIDE = start();
    }

    /** One for all tests of this module: each works on aggregates of its own. */
    public static CommandSide shared() {
        return Shared.SIDE;
    }

    /** Runs what must be refused. */
    public static Refusal refusal(ThrowingCallable refused) {
        return ((RefusedException) assertThatExceptionOfType(RefusedException.class).isThrownBy(refused).actual()).refusal();
    }

    public static Sender user(WorkspaceId workspace, Role role) {
        return new Sender(new Actor(ActorKind.USER, "anna"), Optional.of(workspace), Optional.of(role));
    }

    public static Sender bot(String id) {
        return new Sender(new Actor(ActorKind.BOT, id), Optional.of(OURS), Optional.empty());
    }

    /** @return the events that the command caused, in order */
    public List<Event> when(Sender sender, Command command) {
        int before = size();
        send(sender, command);
        synchronized (published) {
            return published.subList(before, published.size()).stream().map(message -> (Event) message.getPayload()).toList();
        }
    }

    /** @return what the handler answered, or null */
    public Object send(Sender sender, Command command) {
        return context.getBean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, sender.metaData()));
    }

    /** Whole event messages, oldest first. */
    public List<EventMessage<?>> published() {
        synchronized (published) {
            return List.copyOf(published);
        }
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T repository(ResolvableType type) {
        return context.<T>getBeanProvider(type).getObject();
    }

    private int size() {
        synchronized (published) {
            return published.size();
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(basePackages = "plutarc.commandside", excludeFilters = {
            @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = RestController.class)})
    static class Wiring {
        @Bean
        EventStorageEngine eventStorageEngine() {
            return new InMemoryEventStorageEngine();
        }

        @Bean
        @Primary
        Serializer serializer() {
            return Jackson3Serializer.builder().build();
        }

        @Bean
        Cache aggregateCache() {
            return new WeakReferenceCache();
        }

        @Bean
        ActorContext actorContext() {
            return new Asking();
        }

        @Bean
        BotVersions botVersions() {
            return () -> List.of("2", "1");
        }

        @Bean
        BotsInWorkspace botsInWorkspace() {
            return workspace -> BOTS.getOrDefault(workspace, List.of());
        }

        @Bean
        DataInWorkspace dataInWorkspace() {
            return workspace -> DATA.getOrDefault(workspace, DataInWorkspace.Kept.NOTHING);
        }

        @Bean
        BacktestStore backtestStore() {
            return new BacktestStore();
        }

        @Bean
        CandleCatalogue candles() {
            return new SampleCandles();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
