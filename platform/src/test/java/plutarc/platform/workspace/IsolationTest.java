package plutarc.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.Enrolments;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.link.ScriptedBot;

/**
 * An attacker who may do everything in a workspace of their own tries for everything of another one: every endpoint that the running
 * application has, every message type on its classpath, the live view, every frame of the bot link. Each answer must be the one for what
 * does not exist, to the letter, and no answer may hold a trace of the neighbour.
 */
class IsolationTest {

    /** What concerns the signed-in account, the door, or the installation, but no workspace. */
    private static final List<String> NOT_OF_A_WORKSPACE = List.of("/api/session", "/api/setup", "/api/sign-in", "/api/account", "/api/join", "/api/outbox", "/api/roles", "/api/components",
            "/api/openapi", "/api/organisations", "/api/billing/stripe", "/api/billing/rates", "/api/templates/validate", "/api/templates/system", "/api/staff");
    private static final String MARKER = "zebra";
    private static final Function<String, Optional<String>> NOBODYS = kind -> Optional.of("nobodys-" + kind.toLowerCase(java.util.Locale.ROOT));

    private static Neighbour attacker;
    private static Neighbour victim;
    private static String before;

    @BeforeAll
    static void moveIn() {
        attacker = Neighbour.movedIn("attacker");
        victim = Neighbour.movedIn(MARKER);
        before = victim.inventory();
        assertThat(before).contains(MARKER + " key", MARKER + " template", MARKER + "-trade", MARKER + "-guest@example.org");
    }

    @AfterAll
    static void nothingOfTheNeighbourHasChanged() {
        assertThat(victim.inventory()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointAnswersForTheNeighboursThingsAsForNobodys() {
        List<Endpoint> endpoints = Endpoint.all(Team.backend());
        assertThat(endpoints).hasSizeGreaterThan(40);
        // A deployment names a region only, and of two with one name the second is refused.
        return endpoints.stream().filter(Endpoint::namesThings).filter(endpoint -> !endpoint.toString().equals("POST /api/bots")).map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
            Answer nobodys = endpoint.ask(attacker.tab(), NOBODYS);
            Answer neighbours = endpoint.ask(attacker.tab(), victim::id);
            assertThat(comparable(neighbours)).isEqualTo(comparable(nobodys));
            assertThat(neighbours.status()).as("answered with something: %s", neighbours).isGreaterThanOrEqualTo(200);
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointTakesTheNeighboursWorkspaceForNone() {
        return Endpoint.all(Team.backend()).stream().filter(endpoint -> NOT_OF_A_WORKSPACE.stream().noneMatch(endpoint.path()::startsWith))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    Answer none = endpoint.ask(attacker.tab().in("nobodys-workspaceid"), NOBODYS);
                    Answer neighbours = endpoint.ask(attacker.tab().in(victim.workspace().value()), victim::id);
                    assertThat(comparable(neighbours)).isEqualTo(comparable(none));
                    assertThat(neighbours.status()).as("an endpoint that asks for no workspace has to be named in this test: %s", neighbours).isGreaterThanOrEqualTo(400);
                }));
    }

    @TestFactory
    Stream<DynamicTest> noListOfTheAttackersHoldsATraceOfTheNeighbour() {
        return Endpoint.all(Team.backend()).stream().filter(endpoint -> endpoint.method().equals("GET") && !endpoint.path().equals("/api/live"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> assertThat(traces(endpoint.ask(attacker.tab(), attacker::id).body())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyMessageAboutTheNeighboursThingsIsAnsweredAsOneAboutNobodys() {
        Messages messages = new Messages(Team.backend());
        return Stream.concat(Messages.ofKind(Team.backend(), Query.class).stream(), Messages.ofKind(Team.backend(), Command.class).stream())
                .filter(type -> type.isAnnotationPresent(Requires.class)).map(type -> DynamicTest.dynamicTest(type.getName().substring("plutarc.contracts.".length()), () -> {
                    String fresh = "-" + type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
                    String nobodys = messages.outcome(attacker.sender(), message(type, attacker.workspace(), kind -> NOBODYS.apply(kind).map(id -> id + fresh)));
                    String neighbours = messages.outcome(attacker.sender(), message(type, attacker.workspace(), victim::id));
                    if (!nobodys.contains(".unknown")) {
                        // It makes something, under an id that the API draws itself: within the attacker's own workspace, or refused as unknown. That nothing of the neighbour
                        // has changed is looked at in the end.
                        assertThat(neighbours.startsWith("done") || neighbours.contains(".unknown") || comparable(neighbours).equals(comparable(nobodys))).as("%s: %s", type.getSimpleName(), neighbours).isTrue();
                    } else {
                        assertThat(comparable(neighbours)).isEqualTo(comparable(nobodys));
                    }
                    if (Arrays.stream(type.getRecordComponents()).anyMatch(part -> part.getType() == WorkspaceId.class)) {
                        assertThat(messages.outcome(attacker.sender(), message(type, victim.workspace(), victim::id))).contains("workspace.unknown");
                    }
                }));
    }

    @Test
    void theLiveViewShowsNothingOfTheNeighbour() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch open = new CountDownLatch(1);
        var lines = attacker.tab().stream("/api/live?workspace=" + attacker.workspace());
        Thread.ofVirtual().start(() -> lines.forEach(line -> {
            heard.add(line);
            open.countDown();
        }));
        assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
        victim.tab().post("/api/bots/" + victim.bot() + "/rename", Map.of("name", MARKER + " renamed"));
        victim.tab().post("/api/bots/" + victim.bot() + "/rename", Map.of("name", MARKER + " bot"));
        await().atMost(Duration.ofSeconds(10)).until(() -> victim.tab().get("/api/bots/" + victim.bot() + "/activity").body().contains(MARKER + " renamed"));
        attacker.tab().post("/api/bots/" + attacker.bot() + "/rename", Map.of("name", "attacker renamed"));
        await().atMost(Duration.ofSeconds(10)).until(() -> String.join("\n", List.copyOf(heard)).contains("attacker renamed"));
        assertThat(traces(String.join("\n", List.copyOf(heard)))).isEmpty();
        lines.close();
    }

    @Test
    void everyFrameOfABotReachesNothingButItself() {
        Enrolments enrolments = Team.backend().bean(Enrolments.class);
        String token = enrolments.issue(attacker.workspace(), attacker.bot(), attacker.deployment());
        try (ScriptedBot stranger = ScriptedBot.connect(Team.backend().linkPort()); ScriptedBot nobody = ScriptedBot.connect(Team.backend().linkPort())) {
            stranger.hello(victim.bot(), victim.deployment(), token, "e");
            nobody.hello(plutarc.contracts.bot.BotId.random(), victim.deployment(), token, "e");
            assertThat(stranger.hear(BackendFrame.Refused.class)).isEqualTo(nobody.hear(BackendFrame.Refused.class));
        }
        for (Class<?> frame : BotFrame.class.getPermittedSubclasses()) {
            if (frame != BotFrame.Hello.class) {
                try (ScriptedBot bot = ScriptedBot.connect(Team.backend().linkPort())) {
                    bot.hello(attacker.bot(), attacker.deployment(), enrolments.issue(attacker.workspace(), attacker.bot(), attacker.deployment()), "e-" + frame.getSimpleName());
                    bot.hear(BackendFrame.Welcome.class);
                    bot.say((BotFrame) message(frame, victim.workspace(), victim::id));
                    bot.heartbeat();
                }
            }
        }
        assertThat(victim.inventory()).isEqualTo(before);
    }

    private static Object message(Class<?> type, WorkspaceId workspace, Function<String, Optional<String>> ids) {
        return new Samples(id -> Optional.of(id == WorkspaceId.class ? workspace.value() : Neighbour.idOf(id, ids)))
                .of(type.asSubclass(Record.class));
    }

    /** With the ids that the request itself named taken out: they may be repeated. */
    private static String comparable(Answer answer) {
        return answer.status() + " " + comparable(answer.body());
    }

    private static String comparable(String text) {
        String plain = text;
        for (var id : victim.ids().entrySet()) {
            plain = plain.replace(id.getValue(), "ID");
        }
        plain = plain.replaceAll("nobodys-[a-z]+(-[a-z]+)?", "ID").replaceAll("AuditVerification\\[[^]]*]", "verified");
        assertThat(plain).doesNotContain(MARKER);
        return plain;
    }

    private static List<String> traces(String text) {
        return Stream.concat(victim.ids().values().stream(), Stream.of(MARKER)).filter(text::contains).toList();
    }
}
