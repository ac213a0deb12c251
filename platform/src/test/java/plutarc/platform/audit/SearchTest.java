package plutarc.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.audit.AuditFilter;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.audit.AuditTrail.Line;
import plutarc.queryside.audit.AuditTrail.Lines;
import plutarc.queryside.audit.AuditTrail.Word;

class SearchTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(LogOfItsOwn.CHAIN);

    @TempDir
    static Path folder;
    private static LogOfItsOwn log;
    private static JdbcAuditTrail trail;

    @BeforeAll
    static void write() {
        log = LogOfItsOwn.over(folder);
        for (int i = 1; i <= 40; i++) {
            boolean bot = i % 4 == 0;
            log.append(LogOfItsOwn.CHAIN, bot ? ActorKind.BOT : ActorKind.USER, bot ? "bot-1" : i % 2 == 0 ? "anna" : "bert", i % 5 == 0 ? "bot.stop" : "exchangekey.relabel",
                    "target-" + i % 3, i % 10 == 7 ? AuditResult.DENIED : AuditResult.ACCEPTED, i == 13 ? "Volatility spike" : "");
        }
        log.append("another-workspace", ActorKind.USER, "anna", "bot.stop", "target-1", AuditResult.ACCEPTED, "Volatility");
        trail = new JdbcAuditTrail(log.jdbc, new Verifications(log.jdbc, LogOfItsOwn.KEY, log.anchors, Clock.systemUTC()));
    }

    @AfterAll
    static void close() throws Exception {
        log.close();
    }

    @Test
    void pagesGoFromTheNewestToTheOldestWithoutGapOrRepetition() {
        List<Long> seen = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            Lines page = trail.newest(WORKSPACE, AuditFilter.ALL, List.of(), before, 7);
            page.lines().forEach(line -> seen.add(line.entry().seq()));
            before = page.next();
        } while (before.isPresent());
        assertThat(seen).hasSize(40).isSortedAccordingTo(java.util.Comparator.reverseOrder()).doesNotHaveDuplicates();
    }

    @Test
    void eachConditionFindsWhatMeetsIt() {
        assertThat(found(with(List.of(ActorKind.BOT), null, null, null, null))).hasSize(10).allMatch(line -> line.entry().actor().kind() == ActorKind.BOT);
        assertThat(found(with(List.of(), "anna", null, null, null))).hasSize(10).allMatch(line -> line.entry().actor().id().equals("anna"));
        assertThat(found(with(List.of(), null, "bot.stop", null, null))).hasSize(8).allMatch(line -> line.entry().action().equals("bot.stop"));
        assertThat(found(with(List.of(), null, "bot.", null, null))).hasSize(8);
        assertThat(found(with(List.of(), null, null, "target-0", null))).hasSize(13);
        assertThat(found(with(List.of(), null, null, null, AuditResult.DENIED))).hasSize(4);
        assertThat(found(with(List.of(ActorKind.USER, ActorKind.BOT), null, "bot.stop", "target-1", null)))
                .extracting(line -> line.entry().seq()).containsExactly(40L, 25L, 10L);
    }

    @Test
    void aDateFindsWhatWasWrittenFromAndBefore() {
        Instant tenth = trail.entry(WORKSPACE, 10).orElseThrow().entry().at();
        Instant twentieth = trail.entry(WORKSPACE, 20).orElseThrow().entry().at();
        var filter = new AuditFilter(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(tenth),
                Optional.of(twentieth), Optional.empty());
        assertThat(found(filter)).isNotEmpty().allMatch(line -> !line.entry().at().isBefore(tenth) && line.entry().at().isBefore(twentieth));
        var later = new AuditFilter(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(Instant.now().plus(1, ChronoUnit.DAYS)), Optional.empty(), Optional.empty());
        assertThat(found(later)).isEmpty();
    }

    @Test
    void wordsAreFoundWholeOrByTheirBeginningAndAllOfThem() {
        assertThat(search(List.of(new Word("volatility", Set.of())))).containsExactly(13L);
        assertThat(search(List.of(new Word("VOLA", Set.of()), new Word("spike", Set.of())))).containsExactly(13L);
        assertThat(search(List.of(new Word("volatility", Set.of()), new Word("calm", Set.of())))).isEmpty();
        assertThat(search(List.of(new Word("denied", Set.of())))).containsExactly(37L, 27L, 17L, 7L);
    }

    @Test
    void whatIsCalledSoTodayIsFoundThoughTheLogHoldsItsIdOnly() {
        assertThat(search(List.of(new Word("Momentum", Set.of("target-2"))))).hasSize(13).allMatch(seq -> seq % 3 == 2);
        assertThat(search(List.of(new Word("Momentum", Set.of("target-2")), new Word("stop", Set.of())))).allMatch(seq -> seq % 15 == 5);
    }

    @Test
    void anExportGoesFromTheOldestToTheNewestAndMeetsTheSameConditions() {
        Lines first = trail.oldest(WORKSPACE, AuditFilter.ALL, List.of(), 0, 25);
        assertThat(first.lines()).hasSize(25).first().satisfies(line -> assertThat(line.entry().seq()).isOne());
        Lines second = trail.oldest(WORKSPACE, AuditFilter.ALL, List.of(), first.next().orElseThrow(), 25);
        assertThat(second.lines()).hasSize(15);
        assertThat(second.next()).isEmpty();
        assertThat(trail.oldest(WORKSPACE, AuditFilter.ALL, List.of(new Word("volatility", Set.of())), 0, 100).lines()).hasSize(1);
    }

    @Test
    void whoAndWhatCanBeFilteredByIsWhatTheLogKnows() {
        assertThat(trail.actors(WORKSPACE)).extracting(actor -> actor.id()).containsExactly("anna", "bert", "bot-1");
        assertThat(trail.actions(WORKSPACE)).containsExactly("bot.stop", "exchangekey.relabel");
    }

    @Test
    void anotherWorkspaceIsNotThere() {
        assertThat(trail.newest(new WorkspaceId("a-third-workspace"), AuditFilter.ALL, List.of(), Optional.empty(), 10).lines()).isEmpty();
        assertThat(trail.entry(new WorkspaceId("another-workspace"), 2)).isEmpty();
    }

    private static List<Line> found(AuditFilter filter) {
        return trail.newest(WORKSPACE, filter, List.of(), Optional.empty(), 100).lines();
    }

    private static List<Long> search(List<Word> words) {
        return trail.newest(WORKSPACE, AuditFilter.ALL, words, Optional.empty(), 100).lines().stream().map(line -> line.entry().seq()).toList();
    }

    private static AuditFilter with(List<ActorKind> kinds, String actor, String action, String target, AuditResult result) {
        return new AuditFilter(kinds, Optional.ofNullable(actor), Optional.ofNullable(action), Optional.empty(), Optional.ofNullable(target), Optional.ofNullable(result),
                Optional.empty(), Optional.empty(), Optional.empty());
    }
}
