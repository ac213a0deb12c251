package plutarc.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import tools.jackson.databind.JsonNode;

/** Deleting data over HTTP: from who may to what is left and what is on record. */
class DataManagementTest {

    private static final Map<String, Object> EVERYTHING = Map.of("scope", Map.of("type", "everything"));

    @Test
    void allDataOfAStoppedBotAndItsBacktestsGoTheRestAndTheRecordStay() {
        Neighbour ours = Neighbour.movedIn("datum");
        Neighbour theirs = Neighbour.movedIn("bystander");
        Browser tab = ours.tab();
        String before = theirs.inventory();
        Map<String, Object> ofBot = Map.of("scope", Map.of("type", "of_bot", "botId", ours.bot().value()));

        Browser quant = Team.member(tab, "quant-of-data@example.org", "quant").in(ours.workspace().value());
        assertThat(quant.get("/api/workspace/data").json().get("bots").get(0).get("trades").asInt()).isEqualTo(1);
        assertThat(code(quant.post("/api/workspace/data/delete", EVERYTHING))).isEqualTo("permission.denied");
        assertThat(code(tab.post("/api/workspace/data/delete", ofBot))).isEqualTo("workspace.bot_not_stopped");
        assertThat(code(theirs.tab().post("/api/workspace/data/delete", ofBot))).as("nobody else's bot").isEqualTo("bot.unknown");

        ours.stop();
        assertThat(tab.post("/api/workspace/data/delete", EVERYTHING).status()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(tab.get("/api/trades").json()).isEmpty();
            assertThat(tab.get("/api/backtests").json()).isEmpty();
            JsonNode kept = tab.get("/api/workspace/data").json();
            assertThat(kept.get("backtests").asInt()).isZero();
            assertThat(kept.get("bots").get(0).get("trades").asInt()).isZero();
        });
        assertThat(tab.get("/api/bots/" + ours.bot()).json().get("trades").asInt()).isZero();
        assertThat(tab.get("/api/keys").body()).contains("datum key");
        assertThat(tab.get("/api/templates").body()).contains("datum template");
        assertThat(tab.get("/api/audit?limit=200").body()).contains("workspace.delete_data", "trading.record_reports", "bot.deploy");
        assertThat(tab.get("/api/audit?action=workspace.delete_data").body()).contains("everything", Team.accountOf(tab));
        assertThat(theirs.inventory()).isEqualTo(before);
    }

    private static String code(Answer answer) {
        return Optional.ofNullable(answer.json().get("code")).map(JsonNode::asString).orElse(answer.toString());
    }
}
