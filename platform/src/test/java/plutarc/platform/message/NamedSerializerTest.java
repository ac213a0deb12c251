package plutarc.platform.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.workspace.WorkspaceId;

class NamedSerializerTest {

    private final MessageNames names = MessageNames.ofContracts();
    private final Serializer serializer = new MessageConfiguration().serializer(names);

    @Test
    void everyMessageOfTheContractsHasANameOfItsOwn() {
        assertThat(names.all()).hasSizeGreaterThan(60).containsEntry("bot.deployed", BotEvent.BotDeployed.class);
    }

    @Test
    void anEventIsStoredUnderItsNameAndReadBackEqual() {
        BotId bot = BotId.random();
        WorkspaceId workspace = WorkspaceId.random();
        List<Object> events = List.of(
                new BotEvent.BotConfigurationChanged(bot, workspace,
                        new BotConfiguration(bot, workspace, "Alpha", 7, true, Optional.empty(), Optional.empty(), RiskLimits.DEFAULTS)),
                new BotEvent.InstructionQueued(bot, workspace, InstructionId.random(), new Instruction.ClosePosition("BTCUSDT"), Instant.parse("2026-01-01T00:00:00.123456Z")),
                new TradingEvent.StopMoved(bot, workspace, "epoch", 3, new plutarc.contracts.trading.TradeId("t1"), "BTCUSDT", Optional.of(new BigDecimal("42000.10")),
                        Optional.empty(), "trailing_stop", Instant.EPOCH),
                new TradingEvent.RiskLimitBreached(bot, workspace, "epoch", 4, "dailyLossLimitPct", Optional.empty(), "pause", Map.of("loss", new BigDecimal("1E+3")), Instant.EPOCH));
        for (Object event : events) {
            SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
            assertThat(stored.getType().getName()).doesNotContain("plutarc");
            assertThat(stored.getType().getRevision()).isEqualTo(event instanceof TradingEvent.RiskLimitBreached ? "2" : "1");
            Object read = serializer.deserialize(stored);
            assertThat(read).isEqualTo(event);
        }
    }

    @Test
    void aFieldThatThisVersionDoesNotKnowIsPassedOver() {
        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                "{\"botId\":\"b1\",\"workspaceId\":\"w1\",\"name\":\"Alpha\",\"colour\":\"blue\"}".getBytes(StandardCharsets.UTF_8), byte[].class, "bot.renamed", "1"));
        assertThat(read).isEqualTo(new BotEvent.BotRenamed(new BotId("b1"), new WorkspaceId("w1"), "Alpha"));
    }

    @Test
    void aListThatAnswersAQueryKeepsWhatItsElementsAre() {
        var answer = List.of(new BotEvent.BotRenamed(new BotId("b1"), new WorkspaceId("w1"), "Alpha"), new BotEvent.BotRenamed(new BotId("b2"), new WorkspaceId("w1"), "Beta"));
        var type = ResponseTypes.multipleInstancesOf(BotEvent.BotRenamed.class);
        Object read = serializer.deserialize(serializer.serialize(answer, byte[].class));
        assertThat(type.convert(read)).isEqualTo(answer);
        Object none = serializer.deserialize(serializer.serialize(List.of(), byte[].class));
        assertThat(type.convert(none)).isEmpty();
    }

    @Test
    void tokensAndMetadataSurvive() {
        GapAwareTrackingToken token = GapAwareTrackingToken.newInstance(42, List.of(40L, 41L));
        Object read = serializer.deserialize(serializer.serialize(token, byte[].class));
        assertThat(read).isEqualTo(token);
        var replay = ReplayToken.createReplayToken(token, GapAwareTrackingToken.newInstance(5, List.of()));
        Object replayed = serializer.deserialize(serializer.serialize(replay, byte[].class));
        assertThat(replayed).isEqualTo(replay);
        MetaData metaData = MetaData.with("actorId", "someone").and("role", "owner");
        Object same = serializer.deserialize(serializer.serialize(metaData, byte[].class));
        assertThat(same).isEqualTo(metaData);
    }
}
