package plutarc.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plutarc.candles.BundledCandles;
import plutarc.candles.CandleCatalogue;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import tools.jackson.databind.JsonNode;

/** Candles that a workspace brings along, through the API as the dashboard uses it. */
class CandleSetsTest {

    private static final String CSV = "timestamp,open,high,low,close,volume\n1640995200,1,2,1,2,5\n1640995260,2,3,1,1,6\n1640995380,1,2,1,2,7\n";
    private static WorkspaceId workspace;
    private static Browser tab;

    @BeforeAll
    static void organisation() {
        workspace = new WorkspaceId(Team.organisation(Team.owner(), "candle-keepers"));
        tab = Team.owner().in(workspace.value());
    }

    private static Answer bring(String name, String csv) {
        return tab.post("/api/candle-sets/import?name=" + name + "&symbol=ETHUSDT&contract=linear&file=C%3A%5Cmine%5Ceth.csv", csv);
    }

    private static List<String> names() {
        return tab.get("/api/candle-sets").json().valueStream().map(set -> set.get("name").asString()).toList();
    }

    @Test
    void anImportedFileIsListedBesideTheBundledMonthOpenedAndDeletedAndAllOfItIsOnRecord() {
        Answer brought = bring("Ether", CSV);
        assertThat(brought.status()).as(brought.toString()).isEqualTo(201);
        String id = brought.json().get("candleSetId").asString();
        JsonNode set = tab.get("/api/candle-sets").json().valueStream().filter(each -> each.get("name").asString().equals("Ether")).findFirst().orElseThrow();

        assertThat(names()).startsWith(BundledCandles.all().set().name());
        assertThat(set.get("file").asString()).isEqualTo("eth.csv");
        assertThat(set.get("span").get("candles").asInt()).isEqualTo(3);
        assertThat(set.get("span").get("missing").asInt()).isEqualTo(1);
        assertThat(set.get("span").get("to").asString()).isEqualTo("2022-01-01T00:04:00Z");
        assertThat(catalogue().open(workspace, new CandleSetId(id), Instant.parse("2022-01-01T00:01:00Z"), Instant.MAX).candles().volume()).containsExactly(6, 7);

        assertThat(tab.delete("/api/candle-sets/" + id).status()).isEqualTo(202);
        assertThat(names()).doesNotContain("Ether");
        assertThat(tab.delete("/api/candle-sets/" + id).status()).isEqualTo(404);
        assertThat(tab.get("/api/audit?target=" + id).body()).contains("candle_set.add", "candle_set.delete", "eth.csv");
    }

    @Test
    void aBadRowIsNamedByItsLineAndNothingIsKept() {
        Answer refused = bring("Bad", CSV + "1640995440,1,2,3,2,7\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString()).isEqualTo("eth.csv, line 5: high 2.0 and low 3.0 do not hold open 1.0 and close 2.0");
        assertThat(names()).doesNotContain("Bad");
    }

    @Test
    void aNameIsGivenOnceAndTheBundledMonthStays() {
        assertThat(bring("Twice", CSV).status()).isEqualTo(201);
        assertThat(bring("twice", CSV).json().get("code").asString()).isEqualTo("candle_set.name_taken");
        assertThat(tab.delete("/api/candle-sets/" + BundledCandles.ID).json().get("code").asString()).isEqualTo("candle_set.bundled");
        assertThat(tab.delete("/api/candle-sets/..").status()).isGreaterThanOrEqualTo(400);
        assertThat(names()).contains("Twice");
    }

    @Test
    void whoeverMayNotRunBacktestsBringsNoCandles() {
        Browser viewer = Team.member(tab, "candle-viewer@example.org", "viewer").in(workspace.value());
        assertThat(viewer.post("/api/candle-sets/import?name=x&symbol=X&contract=linear&file=x.csv", CSV).status()).isEqualTo(403);
        assertThat(viewer.get("/api/candle-sets").status()).isEqualTo(200);
    }

    @Test
    void aVenueThatCannotBeReachedIsSaidInTheListOfWhatIsBeingReadUntilItIsDismissed() {
        var wanted = Map.of("name", "From paper", "venue", "paper", "testnet", false, "symbol", "BTCUSDT", "contractType", "linear", "interval", "1h",
                "from", "2022-01-01T00:00:00Z", "to", "2022-01-02T00:00:00Z");
        Answer begun = tab.post("/api/candle-sets/fetch", wanted);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(15)).until(() -> tab.get("/api/candle-sets/fetches").body().contains("cannot be reached"));
        assertThat(tab.get("/api/candle-sets/fetches").json().get(0).get("total").asInt()).isEqualTo(24);
        assertThat(tab.delete("/api/candle-sets/" + begun.json().get("candleSetId").asString()).status()).isEqualTo(202);
        assertThat(tab.get("/api/candle-sets/fetches").json()).isEmpty();
        assertThat(names()).doesNotContain("From paper");
    }

    private static CandleCatalogue catalogue() {
        return Team.backend().bean(CandleCatalogue.class);
    }
}
