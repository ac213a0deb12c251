package plutarc.saga.exchangekey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotCommand.FollowExchangeKey;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyEvent.*;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.SystemCommands;

class KeyFollowingTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final ExchangeKeyId KEY = new ExchangeKeyId("key");
    private static final BotId BOT = new BotId("alpha");
    private static final List<Instrument> BTC = List.of(new Instrument("BTCUSDT", true, BigDecimal.TEN, MarginMode.ISOLATED));
    private static final ExchangeKeyAdded ADDED = new ExchangeKeyAdded(KEY, OURS, "Main", Venue.PAPER, ContractType.LINEAR, false, "ab…yz", BTC);
    private static final ExchangeKeyClaimed CLAIMED = new ExchangeKeyClaimed(KEY, OURS, BOT);

    private final List<ExchangeKeyId> forgotten = new ArrayList<>();
    private SagaTestFixture<KeyFollowing> fixture;

    @BeforeEach
    void begin() {
        fixture = new SagaTestFixture<>(KeyFollowing.class);
        fixture.registerResource(new SystemCommands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build()));
        fixture.registerResource(new KeyVault() {
            @Override
            public void put(WorkspaceId workspaceId, ExchangeKeyId keyId, KeyMaterial material) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<KeyMaterial> find(WorkspaceId workspaceId, ExchangeKeyId keyId) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void delete(WorkspaceId workspaceId, ExchangeKeyId keyId) {
                forgotten.add(keyId);
            }

            @Override
            public void deleteAllOf(WorkspaceId workspaceId) {
                throw new UnsupportedOperationException();
            }
        });
    }

    @Test
    void theBotThatHasTheKeyIsToldThatItIsInactive() throws Exception {
        fixture.givenAPublished(ADDED).andThenAPublished(CLAIMED).whenPublishingA(new ExchangeKeyDeactivated(KEY, OURS))
                .expectDispatchedCommands(new FollowExchangeKey(BOT, KEY, false, BTC));
    }

    @Test
    void theBotIsToldOfNewInstrumentsTogetherWithTheActivityBefore() throws Exception {
        fixture.givenAPublished(ADDED).andThenAPublished(CLAIMED).andThenAPublished(new ExchangeKeyDeactivated(KEY, OURS))
                .whenPublishingA(new InstrumentsConfigured(KEY, OURS, List.of())).expectDispatchedCommands(new FollowExchangeKey(BOT, KEY, false, List.of()));
    }

    @Test
    void nobodyIsToldOfAKeyThatNobodyHas() throws Exception {
        fixture.givenAPublished(ADDED).andThenAPublished(CLAIMED).andThenAPublished(new ExchangeKeyReleased(KEY, OURS, BOT))
                .whenPublishingA(new ExchangeKeyDeactivated(KEY, OURS)).expectNoDispatchedCommands();
    }

    @Test
    void theTextOfADeletedKeyIsForgotten() throws Exception {
        fixture.givenAPublished(ADDED).whenPublishingA(new ExchangeKeyDeleted(KEY, OURS)).expectActiveSagas(0);
        assertThat(forgotten).containsExactly(KEY);
    }

    @Test
    void whatItKnowsIsStoredAndReadBack() {
        var known = new KeyFollowing();
        known.on(ADDED);
        known.on(CLAIMED);
        var serializer = Jackson3Serializer.builder().build();
        KeyFollowing read = serializer.deserialize(serializer.serialize(known, byte[].class));
        assertThat(read).usingRecursiveComparison().isEqualTo(known);
    }
}
