package plutarc.queryside.support;

import com.mongodb.ConnectionString;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.MongoTokenStore;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The whole query side as it runs in the backend, with a web server of its own and an event store in memory. Headers say who asks. */
public final class QuerySideApp implements AutoCloseable {

    public static final String WORKSPACE = "X-Workspace";
    public static final String ROLE = "X-Role";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private QuerySideApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static QuerySideApp start(String... properties) {
        return new QuerySideApp(new SpringApplicationBuilder(Wiring.class).web(WebApplicationType.SERVLET)
                .properties("server.port=0", "server.address=127.0.0.1", "axon.axonserver.enabled=false", "axon.timeout.enabled=false",
                        "axon.update-check.disabled=true", "spring.main.banner-mode=off", "logging.level.root=warn", "spring.threads.virtual.enabled=true")
                .properties(properties).run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One by one: of events that are published together, the store in memory may show later ones before earlier ones, and a reader would pass over these. */
    public void publish(List<? extends DomainEventMessage<?>> events) {
        var store = bean(EventStore.class);
        events.forEach(event -> store.publish(event));
    }

    /** Until every event that was published is in the views. */
    public void awaitViews() {
        var head = bean(EventStore.class).createHeadToken();
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> {
            var tokens = storedTokens();
            return !tokens.isEmpty() && tokens.stream().allMatch(token -> token.isPresent() && token.get().covers(head));
        });
    }

    /** As they are stored: the processor itself still reports old ones for a moment after it was reset. */
    private List<Optional<TrackingToken>> storedTokens() {
        var tokens = bean(MongoTemplate.class).getCollection(MongoTokenStore.COLLECTION);
        return tokens.find(new Document("processor", ViewProcessor.NAME)).map(stored -> Optional.ofNullable(stored.get("token", Document.class))
                .<TrackingToken>map(token -> bean(Serializer.class).deserialize(new SimpleSerializedObject<>(
                        token.getString("data").getBytes(StandardCharsets.UTF_8), byte[].class, token.getString("type"), token.getString("revision")))))
                .into(new ArrayList<>());
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpRequest.Builder request(String path, WorkspaceId workspace, Role role) {
        return HttpRequest.newBuilder(uri(path)).header(WORKSPACE, workspace.value()).header(ROLE, role.code());
    }

    public HttpResponse<String> get(String path, WorkspaceId workspace, Role role) {
        try {
            return http.send(request(path, workspace, role).GET().build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableAutoConfiguration
    @ComponentScan("plutarc.queryside")
    static class Wiring {

        @Bean
        EmbeddedMongo embeddedMongo() {
            return new EmbeddedMongo(Optional.empty());
        }

        @Bean
        MongoConnectionDetails connection(EmbeddedMongo mongo) {
            return () -> new ConnectionString(mongo.uri() + "/plutarc");
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        EventStorageEngine events() {
            return new InMemoryEventStorageEngine();
        }

        @Bean
        @org.springframework.context.annotation.Primary
        Serializer serializer() {
            var known = BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").allowIfSubType("java.util.").build();
            return Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(known)).build();
        }

        @Bean
        ActorContext actorContext() {
            return new FromHeaders();
        }

        @Bean
        BacktestResults results() {
            return KeptResults.IN_MEMORY;
        }

        @Bean
        Refusals refusals() {
            return new Refusals();
        }
    }

    @RestControllerAdvice
    static class Refusals {

        @ExceptionHandler
        ProblemDetail refused(RefusedException refused) {
            String code = refused.refusal().code();
            var status = code.endsWith(".unknown") ? HttpStatus.NOT_FOUND : code.equals("permission.denied") ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_CONTENT;
            var problem = ProblemDetail.forStatusAndDetail(status, refused.refusal().message());
            problem.setProperty("code", code);
            problem.setProperty("problems", refused.refusal().problems());
            return problem;
        }
    }

    private static final class FromHeaders implements ActorContext {

        @Override
        public Actor actor() {
            return new Actor(ActorKind.USER, "acc-1");
        }

        @Override
        public WorkspaceId workspace() {
            return new WorkspaceId(header(WORKSPACE));
        }

        @Override
        public Optional<Role> role() {
            return Optional.of(Role.ofCode(header(ROLE)));
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public String userAgent() {
            return "test";
        }

        private static String header(String name) {
            return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest().getHeader(name);
        }
    }
}
