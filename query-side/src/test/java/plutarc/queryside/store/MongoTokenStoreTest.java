package plutarc.queryside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plutarc.queryside.support.TestSide;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class MongoTokenStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private final TestSide side = TestSide.embedded();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aTokenIsReadAsItWasStored() {
        var mine = store("mine", NOW);
        mine.initializeTokenSegments("views", 2, new GlobalSequenceTrackingToken(3));
        mine.storeToken(new GlobalSequenceTrackingToken(7), "views", 1);

        assertThat(mine.fetchSegments("views")).containsExactly(0, 1);
        assertThat(mine.fetchToken("views", 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(mine.fetchToken("views", 1)).isEqualTo(new GlobalSequenceTrackingToken(7));
        assertThat(mine.fetchSegments("other")).isEmpty();
    }

    @Test
    void aClaimedTokenIsRefusedToOthersUntilItIsReleased() {
        var mine = store("mine", NOW);
        var other = store("other", NOW);
        mine.initializeTokenSegments("views", 1);
        mine.fetchToken("views", 0);

        assertThatThrownBy(() -> other.fetchToken("views", 0)).isInstanceOf(UnableToClaimTokenException.class).hasMessageContaining("mine");
        assertThatThrownBy(() -> other.storeToken(new GlobalSequenceTrackingToken(1), "views", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(other.fetchAvailableSegments("views")).isEmpty();
        mine.releaseClaim("views", 0);
        other.fetchToken("views", 0);
        assertThatThrownBy(() -> mine.extendClaim("views", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aClaimThatIsNotRenewedInTimeCanBeTakenOver() {
        store("mine", NOW).initializeTokenSegments("views", 1);
        store("mine", NOW).fetchToken("views", 0);

        assertThatThrownBy(() -> store("other", NOW.plusSeconds(9)).fetchToken("views", 0)).isInstanceOf(UnableToClaimTokenException.class);
        store("mine", NOW.plusSeconds(9)).extendClaim("views", 0);
        assertThatThrownBy(() -> store("other", NOW.plusSeconds(18)).fetchToken("views", 0)).isInstanceOf(UnableToClaimTokenException.class);
        store("other", NOW.plusSeconds(20)).fetchToken("views", 0);
        assertThatThrownBy(() -> store("mine", NOW.plusSeconds(20)).storeToken(new GlobalSequenceTrackingToken(1), "views", 0))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void theStoreHasOneIdentity() {
        assertThat(store("mine", NOW).retrieveStorageIdentifier()).isPresent().isEqualTo(store("other", NOW).retrieveStorageIdentifier());
    }

    private MongoTokenStore store(String owner, Instant now) {
        var known = BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
        var serializer = Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(known)).build();
        return new MongoTokenStore(side.mongo, serializer, owner, Duration.ofSeconds(10), Clock.fixed(now, ZoneOffset.UTC));
    }
}
