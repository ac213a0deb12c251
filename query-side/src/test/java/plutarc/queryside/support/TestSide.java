package plutarc.queryside.support;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import plutarc.queryside.billing.BillingProjection;
import plutarc.queryside.bot.BotProjection;
import plutarc.queryside.exchangekey.KeyProjection;
import plutarc.queryside.store.Durability;
import plutarc.queryside.store.ViewBatches;
import plutarc.queryside.store.Views;
import plutarc.queryside.strategy.TemplateProjection;
import plutarc.queryside.trading.DataDeletion;
import plutarc.queryside.trading.LedgerProjection;

/** The projections over a real store: the embedded server, or a database of its own on the server named by {@code MONGODB_URI}. */
public final class TestSide implements AutoCloseable {

    private final Optional<EmbeddedMongo> embedded;
    private final MongoClient client;
    public final MongoTemplate mongo;
    public final Durability durability;
    public final Views views;
    public final ViewBatches batches;
    public final List<Object> projections;
    private final List<AnnotationEventHandlerAdapter> handlers;

    private TestSide(Optional<EmbeddedMongo> embedded, String uri, String database) {
        this.embedded = embedded;
        this.client = MongoClients.create(uri);
        this.mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database));
        this.durability = embedded.<Durability>map(server -> server).orElse(Durability.BY_ITSELF);
        this.views = new Views(mongo);
        this.batches = new ViewBatches(views, durability);
        this.projections = List.of(new BotProjection(batches), new LedgerProjection(batches), new KeyProjection(batches), new TemplateProjection(batches), new BillingProjection(batches),
                new DataDeletion(batches, views));
        this.handlers = projections.stream().map(AnnotationEventHandlerAdapter::new).toList();
    }

    public static TestSide embedded() {
        return embedded(Optional.empty());
    }

    public static TestSide embedded(Optional<Path> file) {
        var server = new EmbeddedMongo(file);
        return new TestSide(Optional.of(server), server.uri(), "plutarc");
    }

    public static TestSide server(String uri) {
        return new TestSide(Optional.empty(), uri, "plutarc_test_" + java.util.UUID.randomUUID().toString().substring(0, 8));
    }

    /** Projects the events as one batch, as the processor would. */
    public void project(List<? extends DomainEventMessage<?>> events) {
        var unit = new BatchingUnitOfWork<EventMessage<?>>(new ArrayList<EventMessage<?>>(events));
        var result = unit.executeWithResult(() -> batches.handle(unit, () -> {
            for (var handler : handlers) {
                handler.handle((EventMessage<?>) CurrentUnitOfWork.get().getMessage());
            }
            return null;
        }));
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    /** Every document of every collection but the tokens, as JSON, by collection. */
    public Map<String, List<String>> documents() {
        var all = new TreeMap<String, List<String>>();
        for (var name : mongo.getCollectionNames()) {
            if (!name.equals("tokens") && !name.startsWith("system.")) {
                all.put(name, mongo.getCollection(name).find().sort(new Document("_id", 1)).map(Document::toJson).into(new ArrayList<>()));
            }
        }
        return all;
    }

    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void close() {
        if (embedded.isEmpty()) {
            mongo.getDb().drop();
        }
        client.close();
        embedded.ifPresent(EmbeddedMongo::close);
    }
}
