package plutarc.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;

/** What operators of the installation may do, over real HTTP. */
class StaffTest {

    @Test
    void staffPausesAnybodysBotWithAReasonAndItsOwnerIsTold() {
        Browser installer = Team.owner();
        Browser operator = Team.member(installer.in(Team.organisation(installer, "operators")), "operator@example.org", "viewer");
        Neighbour helped = Neighbour.movedIn("helped");
        String path = "/api/staff/bots/" + helped.bot();
        assertThat(operator.get("/api/session").json().get("staff").asBoolean()).isTrue();
        assertThat(helped.tab().get("/api/session").json().get("staff").asBoolean()).isFalse();

        assertThat(operator.post(path + "/pause", Map.of("reason", " ")).status()).as("without a reason").isEqualTo(422);
        assertThat(installer.post(path + "/pause", Map.of("reason", "curious")).status()).as("who is no staff").isEqualTo(403);
        Answer told = operator.post(path + "/pause", Map.of("reason", "Ticket 7: margin call"));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
        String instruction = told.json().get("instructionId").asString();

        await().atMost(Duration.ofSeconds(10)).until(() -> helped.tab().get("/api/instructions/" + instruction).status() == 200);
        assertThat(helped.tab().get("/api/instructions/" + instruction).json().get("actor").asString()).as("the badge in the history").isEqualTo("staff");
        assertThat(helped.tab().get("/api/instructions/" + instruction).json().get("reason").asString()).isEqualTo("Ticket 7: margin call");
        await().atMost(Duration.ofSeconds(15)).until(() -> Team.mails("helped@example.org").anyMatch(letter -> letter.contains("Ticket 7: margin call") && letter.contains("helped bot")
                && letter.contains("/w/helped-" + helped.workspace().value().substring(0, 8) + "/bots/")));

        String entry = helped.tab().get("/api/audit?action=bot.pause").json().get("entries").get(0).toString();
        assertThat(entry).as("the audit entry").contains("\"STAFF\"", "Ticket 7: margin call", helped.bot().value());

        assertThat(operator.post("/api/staff/bots/nobodys/pause", Map.of("reason", "why")).status()).isEqualTo(404);
        assertThat(operator.in(helped.workspace().value()).get("/api/bots").status()).as("nothing else").isEqualTo(404);
        assertThat(operator.in(helped.workspace().value()).post("/api/bots/" + helped.bot() + "/stop", null).status()).isEqualTo(404);
    }
}
