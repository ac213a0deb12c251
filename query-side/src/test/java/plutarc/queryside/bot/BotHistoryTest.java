package plutarc.queryside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.trading.LedgerFacts.LEDGERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotHistoryQuery;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotReplay;
import plutarc.contracts.bot.BotStep;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;
import plutarc.queryside.trading.DataCuts;
import plutarc.queryside.workspace.ActorNames;

/** A bot's past, out of its events: held against what the views said when the past was the present. */
class BotHistoryTest {

    private static final WorkspaceId WORKSPACE = RandomHistory.WORKSPACES.getFirst();
    private static final BotId BOT = RandomHistory.bot(WORKSPACE, 0);

    private final EventStore events = EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final BotHistoryQueries queries = new BotHistoryQueries(new BotHistories(events, (_, _) -> Optional.empty()), ActorNames.BY_ID);

    @Test
    void atEachStepTheReplayIsWhatTheViewsSaidAtThatTime() {
        var history = RandomHistory.events(11, 700, 1);
        events.publish(history);
        try (TestSide side = TestSide.embedded()) {
            int compared = 0;
            int place = 0;
            for (DomainEventMessage<?> event : history) {
                side.project(List.of(event));
                if (isOfTheBot(event)) {
                    place++;
                    if (place % 7 == 0) {
                        assertSame(side, place);
                        compared++;
                    }
                }
            }
            assertThat(compared).isGreaterThan(30);
            assertThat(queries.handle(new BotHistoryQuery.Steps(WORKSPACE, BOT, Optional.empty(), 10)).orElseThrow().total()).isEqualTo(place);
        }
    }

    private void assertSame(TestSide side, int place) {
        var then = state(Optional.empty(), Optional.of(place), Optional.empty()).then();
        var bot = side.views.byId(BOTS, BOT.value(), WORKSPACE).orElseThrow();
        assertThat(then.state()).isEqualTo(bot.state());
        assertThat(then.stateSince()).isEqualTo(bot.stateSince());
        assertThat(then.name()).isEqualTo(bot.name());
        assertThat(then.configuration()).isEqualTo(bot.configuration());
        assertThat(then.riskLimits()).isEqualTo(bot.riskLimits());
        var ledger = side.views.byId(LEDGERS, BOT.value(), WORKSPACE);
        assertThat(then.positions()).isEqualTo(ledger.map(it -> it.positions().stream().map(open -> open.position()).toList()).orElse(List.of()));
        assertThat(then.trades()).isEqualTo(ledger.map(it -> it.trades()).orElse(0L));
        assertThat(then.netPnlTotal()).isEqualTo(ledger.map(it -> it.netPnlTotal()).orElse(java.math.BigDecimal.ZERO));
    }

    @Test
    void aStepHasAPlaceANameForGoodAndNeighbours() {
        events.publish(RandomHistory.events(3, 300, 1));
        BotReplay fifth = state(Optional.empty(), Optional.of(5), Optional.empty());
        assertThat(fifth.step().step()).isEqualTo("bot-4");
        assertThat(fifth.previous()).hasValue("bot-3");
        assertThat(state(Optional.of("bot-4"), Optional.empty(), Optional.empty())).isEqualTo(fifth);
        assertThat(fifth.before().orElseThrow().state()).isNotEqualTo(fifth.then().state());
        BotReplay first = state(Optional.empty(), Optional.of(1), Optional.empty());
        assertThat(first.previous()).isEmpty();
        assertThat(first.before()).isEmpty();
        BotReplay latest = state(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(latest.next()).isEmpty();
        assertThat(latest.then()).isEqualTo(latest.now());
        assertThat(latest.step().place()).isEqualTo(latest.total());
    }

    @Test
    void anInstantFindsTheLastStepUntilThen() {
        events.publish(RandomHistory.events(3, 300, 1));
        BotReplay tenth = state(Optional.empty(), Optional.of(10), Optional.empty());
        assertThat(at(tenth.step().at())).isEqualTo(10);
        assertThat(at(tenth.step().at().minusNanos(1))).isEqualTo(9);
        assertThat(at(Instant.EPOCH)).isEqualTo(1);
    }

    @Test
    void stepsComeInWordsOldestFirstAroundAPlace() {
        events.publish(RandomHistory.events(3, 300, 1));
        var all = queries.handle(new BotHistoryQuery.Steps(WORKSPACE, BOT, Optional.empty(), 500)).orElseThrow();
        assertThat(all.steps()).hasSize(all.total()).extracting(BotStep::at).isSorted();
        assertThat(all.steps()).extracting(BotStep::message).allMatch(message -> message.endsWith(".") && Character.isUpperCase(message.charAt(0)))
                .contains("Deploying to local.", "Configuration revision 1.", "Pause sent to the bot.");
        var around = queries.handle(new BotHistoryQuery.Steps(WORKSPACE, BOT, Optional.of(50), 20)).orElseThrow();
        assertThat(around.steps()).hasSize(20).extracting(BotStep::place).contains(50).isSorted();
    }

    @Test
    void whatHappensAfterItWasLookedAtIsThereTheNextTime() {
        var history = RandomHistory.events(3, 300, 1);
        events.publish(history.subList(0, 200));
        int before = state(Optional.empty(), Optional.empty(), Optional.empty()).total();
        events.publish(history.subList(200, 300));
        assertThat(state(Optional.empty(), Optional.empty(), Optional.empty()).total())
                .isEqualTo(before + (int) history.subList(200, 300).stream().filter(BotHistoryTest::isOfTheBot).count()).isGreaterThan(before);
    }

    @Test
    void whatWasDeletedIsNoLongerToldAndTheRestIs() {
        var history = RandomHistory.events(3, 900, 1);
        events.publish(history);
        int total = state(Optional.empty(), Optional.empty(), Optional.empty()).total();
        Instant half = history.get(450).getTimestamp();
        assertThat(told(Optional.empty())).contains("trading.trade_closed", "trading.position_opened", "trading.order_changed", "bot.deployed");

        var gone = Optional.of(new DataCuts(BOT, List.of(new DataCuts.Cut(half, Optional.empty()))));
        var since = queriesWithout(gone).handle(new BotHistoryQuery.Steps(WORKSPACE, BOT, Optional.empty(), 500)).orElseThrow();

        assertThat(since.total()).isLessThan(total);
        assertThat(since.steps()).filteredOn(step -> !step.at().isAfter(half)).extracting(BotStep::event).contains("bot.deployed")
                .doesNotContain("trading.trade_closed", "trading.order_changed");
        assertThat(told(gone)).contains("trading.trade_closed");
        var then = queriesWithout(gone).handle(new BotHistoryQuery.StateAt(WORKSPACE, BOT, Optional.empty(), Optional.empty(), Optional.empty())).orElseThrow().then();
        assertThat(then.positions()).isEqualTo(state(Optional.empty(), Optional.empty(), Optional.empty()).then().positions());
        assertThat(then.trades()).isEqualTo(told(gone).stream().filter("trading.trade_closed"::equals).count());
    }

    private List<String> told(Optional<DataCuts> gone) {
        return queriesWithout(gone).handle(new BotHistoryQuery.Steps(WORKSPACE, BOT, Optional.empty(), 500)).orElseThrow().steps().stream().map(BotStep::event).toList();
    }

    private BotHistoryQueries queriesWithout(Optional<DataCuts> gone) {
        return new BotHistoryQueries(new BotHistories(events, (_, _) -> gone), ActorNames.BY_ID);
    }

    @Test
    void anotherWorkspaceHasNoSuchBotNorHasAnybodyAStepThatNeverWas() {
        events.publish(RandomHistory.events(3, 300, 1));
        var elsewhere = RandomHistory.WORKSPACES.getLast();
        assertThat(queries.handle(new BotHistoryQuery.Steps(elsewhere, BOT, Optional.empty(), 10))).isEmpty();
        assertThat(queries.handle(new BotHistoryQuery.StateAt(elsewhere, BOT, Optional.empty(), Optional.of(1), Optional.empty()))).isEmpty();
        assertThat(queries.handle(new BotHistoryQuery.StateAt(WORKSPACE, BOT, Optional.of("bot-9999"), Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(queries.handle(new BotHistoryQuery.Steps(WORKSPACE, new BotId("nobody"), Optional.empty(), 10))).isEmpty();
    }

    private int at(Instant instant) {
        return state(Optional.empty(), Optional.empty(), Optional.of(instant)).step().place();
    }

    private BotReplay state(Optional<String> step, Optional<Integer> place, Optional<Instant> at) {
        return queries.handle(new BotHistoryQuery.StateAt(WORKSPACE, BOT, step, place, at)).orElseThrow();
    }

    private static boolean isOfTheBot(DomainEventMessage<?> event) {
        return event.getAggregateIdentifier().equals(BOT.value()) || event.getAggregateIdentifier().equals("ledger-" + BOT);
    }
}
