package plutarc.queryside.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.support.QuerySideApp;
import plutarc.queryside.support.RandomHistory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final WorkspaceId MINE = RandomHistory.WORKSPACES.getFirst();
    private static final WorkspaceId FOREIGN = RandomHistory.WORKSPACES.getLast();
    private static final WorkspaceId EMPTY = new WorkspaceId("empty");
    private static final String BOT = RandomHistory.bot(MINE, 0).value();
    private static final List<org.axonframework.eventhandling.DomainEventMessage<?>> HISTORY = RandomHistory.events(11, 500, 2);
    private static QuerySideApp app;

    @BeforeAll
    static void start() {
        app = QuerySideApp.start();
        app.publish(HISTORY);
        app.awaitViews();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theFleetShowsTheBotsOfTheWorkspaceWithKeyTemplateAndCounters() {
        var fleet = json("/api/bots", MINE);

        assertThat(fleet).hasSize(2);
        var bot = json("/api/bots/" + BOT, MINE);
        assertThat(bot.path("key").path("symbols").path(0).asString()).isEqualTo("BTCUSDT");
        assertThat(bot.path("template").path("interval").asString()).isEqualTo("5m");
        assertThat(bot.path("configurationRevision").asInt()).isEqualTo(1);
        assertThat(bot.path("trades").asLong()).isEqualTo(HISTORY.stream().map(message -> message.getPayload())
                .filter(event -> event instanceof TradingEvent.TradeClosed closed && closed.botId().value().equals(BOT)).count());
        assertThat(bot.path("netPnlTotal").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bots", "/api/activity", "/api/trades", "/api/positions", "/api/keys", "/api/templates", "/api/bots/{bot}/activity",
            "/api/bots/{bot}/instructions", "/api/bots/{bot}/orders", "/api/bots/{bot}/candles?symbol=BTCUSDT", "/api/bots/{bot}/verdicts",
            "/api/bots/{bot}/equity"})
    void listsOfAForeignWorkspaceAreAsEmptyAsOfOneThatNeverWas(String path) {
        assertThat(json(path.replace("{bot}", BOT), EMPTY)).isEmpty();
        if (path.contains("{bot}")) {
            assertThat(json(path.replace("{bot}", BOT), FOREIGN)).isEmpty();
        }
    }

    @Test
    void aForeignThingIsAsUnknownAsOneThatNeverWas() {
        var trade = json("/api/trades?limit=1", MINE).path(0).path("trade").path("tradeId").asString();
        var instruction = json("/api/bots/" + BOT + "/instructions?limit=1", MINE).path(0).path("instructionId").asString();
        for (var path : List.of("/api/bots/" + BOT, "/api/trades/" + trade, "/api/instructions/" + instruction, "/api/templates/template-" + MINE)) {
            assertThat(app.get(path, MINE, Role.VIEWER).statusCode()).as(path).isEqualTo(200);
            var foreign = app.get(path, FOREIGN, Role.OWNER);
            var unknown = app.get(path + "x", FOREIGN, Role.OWNER);
            assertThat(foreign.statusCode()).as(path).isEqualTo(404);
            assertThat(foreign.body().replace(path, "")).isEqualTo(unknown.body().replace(path + "x", ""));
        }
    }

    @Test
    void whoLacksThePermissionMayNotAsk() {
        assertThat(app.get("/api/keys", MINE, Role.VIEWER).statusCode()).isEqualTo(403);
        assertThat(app.get("/api/keys", MINE, Role.QUANT).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/api/activity?limit=0, 1 to 500", "/api/activity?limit=501, 1 to 500", "/api/trades?limit=1001, 1 to 1000",
            "/api/bots/{bot}/equity?limit=-1, 1 to 5000"})
    void aLimitOutOfRangeIsRefusedWithTheRange(String path, String allowed) {
        var answer = app.get(path.replace("{bot}", BOT), MINE, Role.OWNER);

        assertThat(answer.statusCode()).isEqualTo(422);
        var problem = JSON.readTree(answer.body()).path("problems").path(0);
        assertThat(problem.path("field").asString()).isEqualTo("limit");
        assertThat(problem.path("allowed").asString()).isEqualTo(allowed);
    }

    @Test
    void tradesAreExportedAsTheyAreFilteredAndSorted() {
        var lines = json("/api/trades/lines?bot=" + BOT + "&sort=net.asc&limit=1000", MINE).path("lines");
        var exported = app.get("/api/trades/export.csv?bot=" + BOT + "&sort=net.asc", MINE, Role.VIEWER).body().strip().split("\r?\n");

        assertThat(exported[0]).startsWith("trade,closed_utc,");
        assertThat(java.util.Arrays.stream(exported).skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(lines.valueStream().map(line -> line.path("tradeId").asString()).toList()).isNotEmpty();
        assertThat(app.get("/api/trades/export.csv?bot=" + BOT, FOREIGN, Role.OWNER).body().strip()).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"/api/trades/lines?sort=luck, sort", "/api/trades/lines?money=gold, money", "/api/trades/lines?limit=1001, limit", "/api/trades/lines?skip=-1, skip",
            "/api/analytics?zone=Mars/Olympus, zone"})
    void aFilterThatIsNotUnderstoodIsRefusedByName(String path, String field) {
        var answer = app.get(path, MINE, Role.OWNER);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("problems").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void activityIsPagedBackwardsInSentencesThatNameTheBotAsItIsCalledNow() {
        var newest = json("/api/activity?limit=3", MINE);
        var older = json("/api/activity?limit=3&before=" + newest.path(2).path("at").asString(), MINE);

        assertThat(newest).hasSize(3);
        assertThat(older.path(0).path("at").asString()).isLessThan(newest.path(2).path("at").asString());
        var names = List.of(json("/api/bots", MINE).path(0).path("name").asString(), json("/api/bots", MINE).path(1).path("name").asString());
        assertThat(newest).allSatisfy(line -> {
            assertThat(names).contains(line.path("botName").asString());
            assertThat(line.path("message").asString()).endsWith(".");
        });
    }

    private static JsonNode json(String path, WorkspaceId workspace) {
        var answer = app.get(path, workspace, Role.OWNER);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
