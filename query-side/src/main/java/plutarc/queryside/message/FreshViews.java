package plutarc.queryside.message;

import com.mongodb.client.model.Filters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import plutarc.queryside.store.MongoTokenStore;
import plutarc.queryside.store.Views;
import plutarc.queryside.trading.TelemetryCollections;

/** Makes the collections of the views before anything is written. Stateless. */
public final class FreshViews {

    private static final Logger log = LoggerFactory.getLogger(FreshViews.class);

    private FreshViews() {
    }

    /** A view that an earlier version did not have is made from the first event on, and so are the others, which go along with it. */
    public static void prepare(MongoTemplate mongo, Views views) {
        boolean first = views.create(MongoTokenStore.COLLECTION);
        TelemetryCollections.ALL.forEach(collection -> views.create(collection.name()));
        long made = ReplayAll.COLLECTIONS.stream().map(collection -> views.create(collection.name())).filter(missing -> missing).count();
        if (!first && made > 0) {
            log.atInfo().addKeyValue("new", made).log("this version has other views: building all of them from the first event");
            mongo.getCollection(MongoTokenStore.COLLECTION).deleteMany(Filters.eq("processor", ViewProcessor.NAME));
            ReplayAll.COLLECTIONS.forEach(views::clear);
        }
    }
}
