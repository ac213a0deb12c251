package plutarc.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.message.MessageNames;
import plutarc.queryside.message.ReplayAll;

/** What a whole backend puts on record, over real HTTP and in the real store; in order, since later tests look at the log as a whole. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedCommandsTest {

    @TempDir
    static Path data;
    private static RunningBackend backend;
    private static Browser owner;
    private static String bot;
    private static WorkspaceId workspace;

    @BeforeAll
    static void start() {
        backend = RunningBackend.over(data, "--plutarc.test.no-instances=true");
        owner = backend.browser().setUp();
        bot = owner.post("/api/bots", Map.of("name", "Alpha")).json().get("botId").asString();
        workspace = new WorkspaceId(jdbc().queryForObject("SELECT chain FROM audit_entry WHERE target_id = ? AND action = 'bot.deploy'", String.class, bot));
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @Test
    @Order(1)
    void anAcceptedCommandIsRecordedWithWhoWhatChangedAndTheEventsItCaused() {
        assertThat(owner.post("/api/bots/" + bot + "/rename", Map.of("name", "Beta")).status()).isEqualTo(202);
        AuditEntry entry = last("bot.rename");
        assertThat(entry.result()).isEqualTo(AuditResult.ACCEPTED);
        assertThat(entry.actor().kind()).isEqualTo(ActorKind.USER);
        assertThat(entry.actor().role()).hasValue("owner");
        assertThat(entry.target()).hasValue(new AuditEntry.Target("bot", bot));
        assertThat(entry.requested()).containsExactly(new AuditEntry.Requested("name", "Beta"));
        assertThat(entry.changes()).contains(new AuditEntry.Changed("configuration.name", Optional.of("Alpha"), Optional.of("Beta")));
        assertThat(entry.caused()).anySatisfy(caused -> {
            assertThat(caused.stream()).isEqualTo(bot);
            assertThat(caused.events()).containsExactly("bot.renamed", "bot.configuration_changed");
            assertThat(caused.last()).isEqualTo(caused.first() + 1);
        });
        assertThat(entry.message()).isPresent();
        assertThat(entry.address()).isEqualTo("127.0.0.1");
        assertThat(entry.userAgent()).contains("Java");
    }

    @Test
    @Order(2)
    void aReasonIsRecordedInTheActorsWordsWithoutAddresses() {
        owner.post("/api/bots/" + bot + "/stop", Map.of("reason", "asked by anna@example.org: too risky"));
        assertThat(last("bot.stop").reason()).hasValue("asked by (e-mail address) too risky");
    }

    @Test
    @Order(3)
    void aRefusedCommandIsRecordedWithItsCode() {
        assertThat(owner.post("/api/bots/" + bot + "/rename", Map.of("name", "")).status()).isEqualTo(422);
        AuditEntry entry = last("bot.rename");
        assertThat(entry.result()).isEqualTo(AuditResult.REFUSED);
        assertThat(entry.code()).hasValue("request.invalid");
        assertThat(entry.changes()).isEmpty();
        assertThat(entry.caused()).isEmpty();
    }

    @Test
    @Order(4)
    void aCommandThatTheRoleForbidsIsRecordedAsDenied() {
        assertThatThrownBy(() -> send(new BotCommand.RenameBot(new BotId(bot), "Gamma"), person("viewer-1", workspace, Role.VIEWER))).hasMessageContaining("permission.denied");
        AuditEntry entry = last("bot.rename");
        assertThat(entry.result()).isEqualTo(AuditResult.DENIED);
        assertThat(entry.code()).hasValue("permission.denied");
        assertThat(entry.actor()).isEqualTo(new AuditEntry.Who(ActorKind.USER, "viewer-1", Optional.of("viewer")));
    }

    @Test
    @Order(5)
    void reachingForAnotherWorkspacesBotIsDeniedAndTellsNothingInThatWorkspace() {
        WorkspaceId elsewhere = new WorkspaceId("elsewhere");
        assertThatThrownBy(() -> send(new BotCommand.RenameBot(new BotId(bot), "Mine"), person("thief", elsewhere, Role.OWNER))).hasMessageContaining("bot.unknown");
        assertThat(in(workspace.value())).noneMatch(entry -> entry.actor().id().equals("thief"));
        AuditEntry entry = in("elsewhere").getLast();
        assertThat(entry.result()).isEqualTo(AuditResult.DENIED);
        assertThat(entry.code()).hasValue("bot.unknown");
    }

    @Test
    @Order(6)
    void aQuestionAboutWhatIsSomebodyElsesIsRecordedOnce() {
        assertThat(owner.get("/api/bots/not-mine").status()).isEqualTo(404);
        assertThat(owner.get("/api/bots/not-mine").status()).isEqualTo(404);
        assertThat(in(workspace.value()).stream().filter(entry -> entry.action().equals("request.get") && entry.code().equals(Optional.of("bot.unknown")))).hasSize(1);
    }

    @Test
    @Order(6)
    void signingInBeingRefusedAndSigningOutAreRecorded() {
        Browser browser = backend.browser();
        browser.get("/api/session");
        browser.post("/api/session", new RunningBackend.Credentials("owner@example.org", "not the password"));
        assertThat(last("account.sign_in_refused").result()).isEqualTo(AuditResult.REFUSED);
        assertThat(browser.post("/api/session", new RunningBackend.Credentials("owner@example.org", "a password of the owner")).status()).isEqualTo(200);
        browser.get("/api/session");
        assertThat(browser.delete("/api/session").status()).isEqualTo(204);
        assertThat(last("account.signed_in").target().orElseThrow().type()).isEqualTo("account");
        assertThat(last("account.signed_out").address()).isEqualTo("127.0.0.1");
    }

    @TestFactory
    @Order(7)
    List<DynamicTest> everyCommandThereIsIsRecorded() {
        List<Class<?>> commands = MessageNames.ofContracts().all().values().stream().filter(Command.class::isAssignableFrom).<Class<?>>map(type -> type).toList();
        assertThat(commands).hasSizeGreaterThan(25);
        return commands.stream().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            String action = type.getAnnotation(MessageName.class).value();
            Command command = (Command) Samples.of(type);
            assertThatThrownBy(() -> send(command, new Sender(new Actor(ActorKind.TOKEN, "nobody"), Optional.of(new WorkspaceId("every-command")), Optional.empty())))
                    .hasMessageContaining("permission.denied");
            assertThat(in("every-command").getLast()).satisfies(entry -> {
                assertThat(entry.action()).isEqualTo(action);
                assertThat(entry.result()).isEqualTo(AuditResult.DENIED);
                assertThat(entry.actor().id()).isEqualTo("nobody");
            });
        })).toList();
    }

    @Test
    @Order(8)
    void thePageFindsFiltersAndShowsNamesOfToday() {
        var page = owner.get("/api/audit?by=user&targetId=" + bot + "&limit=3").json();
        assertThat(page.get("entries")).hasSize(3);
        assertThat(page.get("entries").get(0).get("actorName").asString()).isNotEmpty();
        assertThat(owner.get("/api/audit?q=risky").json().get("entries")).hasSize(1);
        assertThat(owner.get("/api/audit?result=denied&q=viewer").json().get("entries")).hasSize(1);
        assertThat(owner.get("/api/audit?result=maybe").status()).isEqualTo(422);
        assertThat(owner.get("/api/audit/choices").json().get("actions").toString()).contains("bot.deploy");
        assertThat(owner.get("/api/audit/entries/999999").status()).isEqualTo(404);
    }

    @Test
    @Order(9)
    void buildingTheViewsAgainChangesNothingInTheLog() {
        var before = jdbc().queryForList("SELECT chain, seq, hash FROM audit_entry ORDER BY chain, seq");
        backend.bean(ReplayAll.class).start();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(owner.get("/api/bots/" + bot).status()).isEqualTo(200));
        assertThat(jdbc().queryForList("SELECT chain, seq, hash FROM audit_entry ORDER BY chain, seq")).containsAll(before);
    }

    @Test
    @Order(10)
    void theChainIsVerifiedOnDemandOverTheApiAndFromTheCommandLineWhileTheBackendRuns() {
        assertThat(owner.post("/api/audit/verification", Map.of()).json().get(0).get("broken").isNull()).isTrue();
        assertThat(owner.get("/api/audit/verification").json()).hasSize(1);
        assertThat(backend.browser().get("/operator/audit/verification").status()).isEqualTo(401);
        assertThat(verifyFromOutside()).startsWith("0 ").contains("whole   " + workspace, "whole   every-command");
    }

    @Test
    @Order(11)
    @EnabledIf("shellToolsThere")
    void anExportCanBeVerifiedByAnybodyWithTheExampleOfTheDocumentation() throws Exception {
        Path export = Files.writeString(data.resolve("audit.jsonl"), owner.get("/api/audit/export.jsonl").body());
        assertThat(runExample(export)).isEqualTo("0 whole: " + Files.readAllLines(export).size() + " entries\n");
        Path altered = Files.writeString(data.resolve("altered.jsonl"), Files.readString(export).replaceFirst("\"after\":\"Beta\"", "\"after\":\"Bela\""));
        assertThat(runExample(altered)).startsWith("1 broken at entry ");
        Path shortened = Files.write(data.resolve("shortened.jsonl"), Files.readAllLines(export).stream().filter(line -> !line.contains("\"seq\":3,")).toList());
        assertThat(runExample(shortened)).startsWith("1 broken at entry 4");
        assertThat(last("audit.export").actor().kind()).isEqualTo(ActorKind.USER);
    }

    @Test
    @Order(12)
    void aSpreadsheetTakesNothingInTheExportForAFormula() {
        owner.post("/api/bots/" + bot + "/rename", Map.of("name", "=HYPERLINK(\"http://evil\")"));
        var export = owner.get("/api/audit/export.csv?action=bot.rename");
        assertThat(export.header("Content-Type")).startsWith("text/csv");
        assertThat(export.header("Content-Disposition")).contains("attachment");
        assertThat(export.body()).startsWith("seq,time,").contains("name==HYPERLINK(\"\"http://evil\"\")").doesNotContain("\n=", ",=", ",\"=");
        assertThat(export.body().lines().skip(1)).allMatch(line -> line.contains("bot.rename"));
    }

    @Test
    @Order(13)
    void noEntryHoldsASecretOrAnEmailAddress() {
        owner.post("/api/keys", Map.of("label", "Main", "venue", "paper", "contractType", "linear", "testnet", false, "apiKey", "AKIA-0123456789-PUBLIC", "apiSecret", "s3cr3t-0123456789"));
        assertThat(jdbc().queryForList("SELECT body FROM audit_entry", String.class)).isNotEmpty()
                .noneMatch(body -> body.contains("s3cr3t") || body.contains("0123456789-PUB") || body.contains("owner@example.org") || body.contains("a password of"));
    }

    @Test
    @Order(14)
    void aStoppedInstallationIsVerifiedFromItsFolderAndABrokenOneIsTold() {
        jdbc().update("UPDATE audit_entry SET result = 'accepted' WHERE chain = 'elsewhere' AND seq = 1");
        assertThat(verifyFromOutside()).startsWith("3 ").contains("BROKEN  elsewhere  entry 1  altered");
        backend.close();
        assertThat(verifyFromOutside()).startsWith("3 ").contains("BROKEN  elsewhere  entry 1  altered", "whole   " + workspace);
        assertThat(data.resolve("audit-anchors.json")).exists();
        backend = RunningBackend.over(data, "--plutarc.test.no-instances=true");
    }

    static boolean shellToolsThere() {
        return List.of("bash", "jq", "sha256sum").stream().allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool)));
    }

    /** The commands between the marks in the operator's page, with the file's name put in. */
    private static String runExample(Path export) throws Exception {
        String page = Files.readString(Path.of("../docs/audit.md"));
        String script = page.substring(page.indexOf("```bash\n", page.indexOf("<!-- tested -->")) + 8);
        script = script.substring(0, script.indexOf("```")).replace("audit.jsonl", export.toString());
        Process process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }

    private static String verifyFromOutside() {
        var out = new ByteArrayOutputStream();
        int code = VerifyMain.run(new String[] {"--plutarc.data=" + data}, new PrintStream(out), new PrintStream(out));
        return code + " " + out;
    }

    private static Object send(Command command, Sender sender) {
        return backend.bean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, sender.metaData()));
    }

    private static Sender person(String id, WorkspaceId workspace, Role role) {
        return new Sender(new Actor(ActorKind.USER, id), Optional.of(workspace), Optional.of(role));
    }

    private static AuditEntry last(String action) {
        return in(workspace.value()).stream().filter(entry -> entry.action().equals(action)).reduce((first, second) -> second).orElseThrow();
    }

    private static List<AuditEntry> in(String chain) {
        return jdbc().queryForList("SELECT body FROM audit_entry WHERE chain = ? ORDER BY seq", String.class, chain).stream().map(EntryText::read).toList();
    }

    private static JdbcTemplate jdbc() {
        return backend.bean(JdbcTemplate.class);
    }
}
