package plutarc.queryside.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.trading.BotReport;
import plutarc.queryside.support.QuerySideApp;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.trading.StoredTelemetry;

class ReplayTest {

    private static final int EVENTS = 2_000;

    @Test
    void aReplayFromTheFirstEventGivesIdenticalDocumentsAndKeepsTelemetry() {
        try (var app = QuerySideApp.start("plutarc.views.batch=97")) {
            var workspace = RandomHistory.WORKSPACES.getFirst();
            app.bean(StoredTelemetry.class).record(workspace, RandomHistory.bot(workspace, 0), "e1", List.of(new NumberedReport(1,
                    new BotReport.EquityPoint(java.time.Instant.EPOCH, java.math.BigDecimal.TEN, java.math.BigDecimal.TEN, java.math.BigDecimal.ZERO, "USDT"))));
            var history = RandomHistory.events(7, EVENTS, 5, 1);
            for (int next = 0; next < EVENTS; next += 100) {
                app.publish(history.subList(next, Math.min(EVENTS, next + 100)));
            }
            app.awaitViews();
            var lived = documents(app);

            var mongo = app.bean(MongoTemplate.class);
            mongo.getCollection("trade_shelves").deleteMany(new Document());
            mongo.getCollection("bots").deleteMany(new Document());
            mongo.getCollection("trades").updateMany(new Document(), new Document("$set", new Document("view.venue", "bybit")));
            app.bean(ReplayAll.class).start();
            app.awaitViews();

            var replayed = documents(app);
            assertThat(replayed.keySet()).isEqualTo(lived.keySet());
            lived.forEach((collection, documents) -> {
                var missing = new ArrayList<>(documents);
                missing.removeAll(replayed.get(collection));
                var added = new ArrayList<>(replayed.get(collection));
                added.removeAll(documents);
                assertThat(missing).as("only before, in " + collection).isEmpty();
                assertThat(added).as("only after, in " + collection).isEmpty();
                for (int i = 0; i < documents.size(); i++) {
                    assertThat(replayed.get(collection).get(i)).isEqualTo(documents.get(i));
                }
            });
            assertThat(lived.get("bots")).hasSize(10);
            assertThat(lived.get("trade_shelves")).hasSize(10);
            assertThat(lived.get("trade_paths")).hasSizeGreaterThan(100);
            assertThat(lived.get("telemetry_status")).hasSize(1);
            assertThat(lived.get("activity")).hasSizeGreaterThan(500);
        }
    }

    private static Map<String, List<String>> documents(QuerySideApp app) {
        var mongo = app.bean(MongoTemplate.class);
        var all = new TreeMap<String, List<String>>();
        mongo.getCollectionNames().stream().filter(name -> !name.equals("tokens")).forEach(name ->
                all.put(name, mongo.getCollection(name).find().sort(new Document("_id", 1)).map(Document::toJson).into(new ArrayList<>())));
        return all;
    }
}
