package plutarc.platform.documents;

import com.mongodb.client.MongoDatabase;

/**
 * The collections of what is neither event nor view: accounts, sessions, enrolments, the key vault. Thread-safe.
 *
 * @param database where they are; apart from the views, which can be dropped and built again
 * @param durable  returns once everything written before is safely stored
 */
public record Documents(MongoDatabase database, Runnable durable) {
}
