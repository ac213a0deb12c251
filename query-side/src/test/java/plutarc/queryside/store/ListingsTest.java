package plutarc.queryside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.bot.ActivityFacts;
import plutarc.queryside.message.FreshViews;
import plutarc.queryside.message.ReplayAll;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;

/** The newest entries of lists that only grow, against reading everything. */
class ListingsTest {

    @Test
    void theNewestEntriesAreThoseThatReadingTheWholeCollectionFinds() {
        try (var side = TestSide.embedded()) {
            var history = RandomHistory.events(11, 3_000, 2);
            for (int next = 0; next < history.size(); next += 173) {
                side.project(history.subList(next, Math.min(history.size(), next + 173)));
            }
            var listings = new Listings(side.views);
            for (var workspace : RandomHistory.WORKSPACES) {
                var bot = RandomHistory.bot(workspace, 1);
                for (int limit : List.of(1, 7, 70, 500)) {
                    var whole = side.views.find(ActivityFacts.ACTIVITY, workspace, List.of(Criteria.where("view.botId").is(bot.value())), Sort.by(Sort.Direction.DESC, "_id"), limit);
                    var ids = listings.latest(List.of("activity.life/" + bot, "activity.trading/" + bot), workspace, any -> true, limit).stream()
                            .sorted(java.util.Comparator.reverseOrder()).limit(limit).toList();
                    assertThat(side.views.inOrder(ActivityFacts.ACTIVITY, ids, workspace)).isEqualTo(whole);

                    var changed = history.reversed().stream().map(message -> message.getPayload()).filter(TradingEvent.OrderChanged.class::isInstance)
                            .map(TradingEvent.OrderChanged.class::cast).filter(event -> event.botId().equals(bot)).map(event -> bot + "/" + event.order().clientOrderId()).distinct()
                            .limit(limit).toList();
                    assertThat(listings.latest(List.of("orders/" + bot), workspace, any -> true, limit)).isEqualTo(changed);
                }
                assertThat(listings.latest(List.of("orders/" + bot), RandomHistory.WORKSPACES.stream().filter(other -> !other.equals(workspace)).findFirst().orElseThrow(),
                        any -> true, 10)).as("in another workspace").isEmpty();
            }
        }
    }

    @Test
    void manyListsReadTogetherAreTheSameAsOneAfterTheOther() {
        try (var side = TestSide.embedded()) {
            side.project(RandomHistory.events(7, 2_000, 4));
            var listings = new Listings(side.views);
            var workspace = RandomHistory.WORKSPACES.getFirst();
            var lists = IntStream.range(0, 700).mapToObj(i -> i % 2 == 0 ? "orders/" + RandomHistory.bot(workspace, i % 8 / 2) + (i < 8 ? "" : "x" + i) : "activity.trading/" + i)
                    .toList();
            for (int limit : List.of(1, 70, 500)) {
                var apart = lists.stream().flatMap(list -> listings.latest(List.of(list), workspace, any -> true, limit).stream()).toList();
                assertThat(apart).hasSizeGreaterThan(2);
                assertThat(listings.latest(lists, workspace, any -> true, limit)).isEqualTo(apart);
            }
        }
    }

    @Test
    void whatIsNotWantedIsPassedOverHoweverFarBackTheRestIs() {
        try (var side = TestSide.embedded()) {
            side.project(RandomHistory.events(5, 2_000, 1));
            var workspace = RandomHistory.WORKSPACES.getFirst();
            var list = List.of("orders/" + RandomHistory.bot(workspace, 0));
            var all = new Listings(side.views).latest(list, workspace, any -> true, 10_000);
            assertThat(all).hasSizeGreaterThan(5);
            assertThat(new Listings(side.views).latest(list, workspace, all.getLast()::equals, 3)).containsExactly(all.getLast());
        }
    }

    @Test
    void aStoreThatLacksAViewOfThisVersionIsFilledAgainFromTheFirstEvent() {
        try (var side = TestSide.embedded()) {
            FreshViews.prepare(side.mongo, side.views);
            side.mongo.getCollection("tokens").insertMany(List.of(new Document("_id", "views/0").append("processor", "views"), new Document("_id", "other/0").append("processor", "other")));
            side.project(RandomHistory.events(5, 200, 1));
            var before = side.documents();
            FreshViews.prepare(side.mongo, side.views);
            assertThat(side.documents()).as("nothing is missing").isEqualTo(before);
            side.mongo.dropCollection("listing_pages");
            FreshViews.prepare(side.mongo, side.views);
            assertThat(ReplayAll.COLLECTIONS).allSatisfy(collection -> assertThat(side.mongo.getCollection(collection.name()).countDocuments()).as(collection.name()).isZero());
            assertThat(side.mongo.getCollection("tokens").find()).extracting(document -> document.getString("_id")).containsExactly("other/0");
        }
    }

    @Test
    void aStartThatIsKilledBeforeTheMissingViewIsFilledLeavesThatToTheNext() {
        try (var side = TestSide.embedded()) {
            FreshViews.prepare(side.mongo, side.views);
            side.mongo.getCollection("tokens").insertOne(new Document("_id", "views/0").append("processor", "views"));
            side.project(RandomHistory.events(5, 200, 1));
            side.mongo.dropCollection("listing_pages");
            var dying = new MongoTemplate(side.mongo.getMongoDatabaseFactory()) {
                @Override
                public MongoCollection<Document> getCollection(String name) {
                    throw new IllegalStateException("killed");
                }
            };
            assertThatIllegalStateException().isThrownBy(() -> FreshViews.prepare(dying, new Views(dying))).withMessage("killed");
            FreshViews.prepare(side.mongo, side.views);
            assertThat(side.mongo.getCollection("tokens").countDocuments()).isZero();
            assertThat(side.mongo.collectionExists("listing_pages")).isTrue();
        }
    }
}
