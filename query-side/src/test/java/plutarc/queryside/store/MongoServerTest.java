package plutarc.queryside.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import plutarc.queryside.message.ReplayAll;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;

/** The same views on a real MongoDB server, where one is named; otherwise reported as skipped. */
@EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = ".+", disabledReason = "MONGODB_URI names no MongoDB server")
class MongoServerTest {

    @Test
    void aMongoServerHoldsTheSameDocumentsAsTheEmbeddedOne() {
        var history = RandomHistory.events(9, 400, 2);
        try (var server = TestSide.server(System.getenv("MONGODB_URI")); var embedded = TestSide.embedded()) {
            ReplayAll.COLLECTIONS.forEach(server.views::createIndexes);
            server.project(history);
            embedded.project(history);

            assertThat(server.documents()).isEqualTo(embedded.documents());
        }
    }
}
