package plutarc.queryside.store;

import java.nio.file.Path;
import java.util.Optional;
import org.bson.Document;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;

/** Projects a history in small batches, with its place in the same store, until it is killed or has done it all. */
final class ProjectingChild {

    static final int EVENTS = 700;
    static final int BATCH = 5;

    private ProjectingChild() {
    }

    public static void main(String[] arguments) {
        try (var side = TestSide.embedded(Optional.of(Path.of(arguments[0])))) {
            var places = side.mongo.getCollection("tokens");
            var history = RandomHistory.events(5, EVENTS, 3);
            var known = places.find(Filters.eq("place")).first();
            int next = known == null ? 0 : known.getInteger("next");
            System.out.println("at " + next);
            while (next < EVENTS) {
                int end = Math.min(EVENTS, next + BATCH);
                side.project(history.subList(next, end));
                next = end;
                places.replaceOne(Filters.eq("place"), new Document("_id", "place").append("next", next), new ReplaceOptions().upsert(true));
                System.out.println("at " + next);
            }
        }
        System.out.println("done");
    }
}
