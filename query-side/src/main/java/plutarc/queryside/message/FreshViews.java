package plutarc.queryside.message;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import plutarc.queryside.store.MongoTokenStore;
import plutarc.queryside.store.ViewCollection;
import plutarc.queryside.store.Views;
import plutarc.queryside.trading.TelemetryCollections;

/** Makes the collections of the views before anything is written. Stateless. */
public final class FreshViews {

    private static final Logger log = LoggerFactory.getLogger(FreshViews.class);

    private FreshViews() {
    }

    /**
     * A view that an earlier version did not have is made from the first event on, and so are the others, which go along with it. The tokens go first and
     * what was missing is created last, so that a crash at any point leaves it missing for the next start.
     */
    public static void prepare(MongoTemplate mongo, Views views) {
        List<ViewCollection<?>> there = ReplayAll.COLLECTIONS.stream().<ViewCollection<?>>filter(collection -> views.exists(collection.name())).toList();
        if (views.exists(MongoTokenStore.COLLECTION) && there.size() < ReplayAll.COLLECTIONS.size()) {
            log.atInfo().addKeyValue("new", ReplayAll.COLLECTIONS.size() - there.size()).log("this version has other views: building all of them from the first event");
            mongo.getCollection(MongoTokenStore.COLLECTION).deleteMany(Filters.eq("processor", ViewProcessor.NAME));
            there.forEach(views::clear);
        }
        TelemetryCollections.ALL.forEach(collection -> views.create(collection.name()));
        ReplayAll.COLLECTIONS.forEach(collection -> views.create(collection.name()));
        views.create(MongoTokenStore.COLLECTION);
    }
}
