package plutarc.platform.documents;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.platform.PlatformSettings;
import plutarc.platform.start.CannotStart;
import plutarc.platform.start.DataFolder;
import plutarc.queryside.store.Durability;

/** Embedded unless a server is named; the views in one database, everything that cannot be built again in another beside it. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    private static final String VIEWS = "plutarc";
    private static final String KEPT = "_kept";

    @Bean
    @ConditionalOnProperty(name = "plutarc.documents.uri", matchIfMissing = true, havingValue = "embedded")
    EmbeddedDocuments embeddedDocuments(DataFolder folder) {
        return EmbeddedDocuments.open(folder.sub("documents").resolve("plutarc.mv"));
    }

    @Bean
    MongoConnectionDetails mongoConnection(PlatformSettings settings, ObjectProvider<EmbeddedDocuments> embedded) {
        EmbeddedDocuments here = embedded.getIfAvailable();
        String uri = here != null ? here.address() + "/" + VIEWS : settings.documents().uri().orElseThrow();
        ConnectionString address = new ConnectionString(uri);
        if (address.getDatabase() == null) {
            throw new CannotStart("plutarc.documents.uri names no database; it must end in one, such as mongodb://host/plutarc");
        }
        return () -> address;
    }

    /** What makes views outlast this process before the token that follows them. */
    @Bean
    Durability viewDurability(ObjectProvider<EmbeddedDocuments> embedded) {
        EmbeddedDocuments here = embedded.getIfAvailable();
        return here != null ? here::hand : Durability.BY_ITSELF;
    }

    @Bean
    Documents documents(MongoClient client, MongoConnectionDetails connection, ObjectProvider<EmbeddedDocuments> embedded) {
        EmbeddedDocuments here = embedded.getIfAvailable();
        return new Documents(client.getDatabase(connection.getConnectionString().getDatabase() + KEPT), here != null ? here::commit : () -> { });
    }
}
