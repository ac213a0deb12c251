package plutarc.queryside.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.domain.Sort;
import plutarc.contracts.analytics.AnalyticsQuery;
import plutarc.contracts.analytics.Money;
import plutarc.contracts.analytics.TradeFilter;
import plutarc.contracts.analytics.TradeLine;
import plutarc.contracts.analytics.TradeResult;
import plutarc.contracts.analytics.TradeSort;
import plutarc.contracts.analytics.TradesFound;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;
import plutarc.queryside.trading.TradeFacts;

class FoundTradesTest {

    private static final WorkspaceId MINE = RandomHistory.WORKSPACES.getFirst();
    private static final BotId BOT = RandomHistory.bot(MINE, 1);
    private static final List<DomainEventMessage<?>> HISTORY = RandomHistory.events(5, 3_000, 3);
    private static TestSide side;
    private static AnalyticsQueries queries;

    @BeforeAll
    static void project() {
        side = TestSide.embedded();
        for (int next = 0; next < HISTORY.size(); next += 500) {
            side.project(HISTORY.subList(next, Math.min(HISTORY.size(), next + 500)));
        }
        queries = new AnalyticsQueries(side.views, new TradeRows(side.views));
    }

    @AfterAll
    static void close() {
        side.close();
    }

    @Test
    void everyTradeOfTheWorkspaceIsALineOnceWithItsBotsNameOfToday() {
        var lines = find(TradeFilter.ALL, TradeSort.CLOSED, true, 0, 10_000).lines();

        assertThat(lines).extracting(TradeLine::tradeId).containsExactlyInAnyOrderElementsOf(closed().stream().map(Trade::tradeId).toList());
        assertThat(lines).extracting(TradeLine::botName).allMatch(name -> name.startsWith("Bot ") || name.startsWith("Name "));
        assertThat(lines).extracting(TradeLine::money).containsOnly(Money.PAPER);
        assertThat(lines).isSortedAccordingTo(Comparator.comparing(TradeLine::exitTime).reversed());
    }

    @Test
    void rowsThatCameAfterADeletionAreNotTakenForAsManyOfBefore() {
        try (TestSide fresh = TestSide.embedded()) {
            var rows = new TradeRows(fresh.views);
            var closings = HISTORY.stream().filter(each -> each.getPayload() instanceof TradingEvent.TradeClosed closed && closed.botId().equals(BOT)).limit(2).toList();
            fresh.project(closings.subList(0, 1));
            assertThat(rows.of(MINE, Optional.of(BOT))).hasSize(1);
            fresh.project(List.of(new GenericDomainEventMessage<>("workspace", MINE.value(), 0L, new WorkspaceEvent.DataDeleted(MINE, new DataScope.OfBot(BOT), List.of(BOT), false, List.of()),
                    MetaData.emptyInstance(), "deletion", closings.getFirst().getTimestamp())));
            assertThat(rows.of(MINE, Optional.of(BOT))).isEmpty();

            fresh.project(closings.subList(1, 2));

            assertThat(rows.of(MINE, Optional.of(BOT))).extracting(TradeRow::trade).containsExactly(((TradingEvent.TradeClosed) closings.get(1).getPayload()).trade().tradeId().value());
        }
    }

    @Test
    void theLatestTradesAreThoseThatAllInOrderBeginWith() {
        var order = Comparator.comparing((TradeFacts each) -> each.trade().exitTime()).thenComparing(each -> each.trade().tradeId().value()).reversed();
        var all = side.views.find(TradeFacts.TRADES, MINE, List.of(), Sort.unsorted(), 0).stream().sorted(order).toList();
        var latest = new LatestTrades(side.views, new TradeRows(side.views), 1);
        var inTheMiddle = all.get(all.size() / 2).trade().exitTime();
        for (int limit : List.of(1, 7, all.size() / 3, 1_000)) {
            for (Optional<BotId> bot : List.of(Optional.<BotId>empty(), Optional.of(BOT))) {
                for (Optional<Instant> before : List.of(Optional.<Instant>empty(), Optional.of(inTheMiddle), Optional.of(inTheMiddle.plusNanos(1)), Optional.of(Instant.EPOCH))) {
                    assertThat(latest.of(MINE, bot, Optional.empty(), before, limit)).containsExactlyElementsOf(all.stream().filter(each -> bot.filter(it -> !it.equals(each.botId())).isEmpty())
                            .filter(each -> before.filter(it -> !each.trade().exitTime().isBefore(it)).isEmpty()).limit(limit).toList());
                }
            }
        }
        assertThat(latest.of(MINE, Optional.empty(), Optional.of("ETHUSDT"), Optional.empty(), 10)).isEmpty();
        assertThat(latest.of(new WorkspaceId("nobody"), Optional.of(BOT), Optional.empty(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void whatWasReadAheadIsNotReadFromTheStoreAgain() {
        try (TestSide fresh = TestSide.embedded()) {
            fresh.project(HISTORY.subList(0, 1_000));
            var rows = new TradeRows(fresh.views);
            var known = new TradeRows(fresh.views).of(MINE, Optional.empty());
            rows.readAhead(20_000);
            fresh.views.clear(TradeShelves.PAGES);

            assertThat(rows.of(MINE, Optional.empty())).containsExactlyInAnyOrderElementsOf(known).isNotEmpty();
        }
    }

    @Test
    void whatIsFilteredIsWhatEachTradeSays() {
        assertThat(find(with(Optional.of(BOT), Optional.empty(), Optional.empty(), Optional.empty())).lines()).extracting(TradeLine::botId).containsOnly(BOT);
        assertThat(find(with(Optional.empty(), Optional.of(Side.SHORT), Optional.of(TradeResult.LOSS), Optional.empty())).lines())
                .isNotEmpty().allMatch(line -> line.side() == Side.SHORT && line.netPnl() < 0);
        assertThat(find(with(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("btcusdt TRAILING"))).total()).isEqualTo(closed().size());
        assertThat(find(with(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("ethusdt"))).total()).isZero();
        var third = closed().get(2).exitTime();
        var until = new TradeFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(Money.PAPER), Optional.of("USDT"), Optional.empty(), Optional.of(third), Optional.empty());
        assertThat(find(until).total()).isEqualTo((int) closed().stream().filter(trade -> trade.exitTime().isBefore(third)).count());
    }

    @ParameterizedTest
    @EnumSource(TradeSort.class)
    void pagesOfAnyOrderNeitherRepeatNorLeaveOutALine(TradeSort sort) {
        for (boolean descending : List.of(true, false)) {
            var paged = new ArrayList<TradeLine>();
            for (int skip = 0; skip < closed().size(); skip += 150) {
                paged.addAll(find(TradeFilter.ALL, sort, descending, skip, 150).lines());
            }
            assertThat(paged).hasSize(closed().size()).isEqualTo(find(TradeFilter.ALL, sort, descending, 0, 10_000).lines());
            assertThat(paged).extracting(TradeLine::tradeId).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatHasNoFigureComesLastEitherWay() {
        for (boolean descending : List.of(true, false)) {
            var multiples = find(TradeFilter.ALL, TradeSort.R, descending, 0, 10_000).lines().stream().map(TradeLine::rMultiple).toList();
            var known = multiples.stream().flatMap(Optional::stream).toList();
            assertThat(known).hasSizeBetween(1, multiples.size() - 1).isSortedAccordingTo(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
            assertThat(multiples.subList(0, known.size())).allMatch(Optional::isPresent);
        }
    }

    @Test
    void theSumsAreThoseOfEverythingFoundNotOfThePage() {
        var sum = find(TradeFilter.ALL, TradeSort.NET, true, 0, 1).sums();

        assertThat(sum).singleElement().satisfies(all -> {
            assertThat(all.money()).isEqualTo(Money.PAPER);
            assertThat(all.currency()).isEqualTo("USDT");
            assertThat(all.figures().trades()).isEqualTo(closed().size());
            assertThat(all.figures().netPnl()).isCloseTo(total(Trade::netPnl), within(1e-6));
            assertThat(all.figures().fees()).isCloseTo(total(Trade::fees), within(1e-6));
            assertThat(all.figures().grossPnl() - all.figures().fees() - all.figures().funding()).isCloseTo(all.figures().netPnl(), within(1e-6));
        });
    }

    @Test
    void theChoicesAreCountedAndNoForeignBotIsAmongThem() {
        var choices = queries.handle(new AnalyticsQuery.Choices(MINE)).orElseThrow();
        Map<String, Long> expected = closedOf(MINE).stream().collect(Collectors.groupingBy(event -> event.botId().value(), Collectors.counting()));

        assertThat(choices.bots().stream().collect(Collectors.toMap(choice -> choice.value(), choice -> (long) choice.trades()))).isEqualTo(expected);
        assertThat(choices.exitReasons()).singleElement().extracting(choice -> choice.value()).isEqualTo("trailing_stop");
        assertThat(choices.keys()).hasSameSizeAs(choices.bots()).allMatch(choice -> choice.name().startsWith("Paper ") || choice.name().startsWith("Label "));
    }

    @Test
    void aTradeInDetailShowsTheWayOfItsStopAndTheEventsThatBeganAndEndedIt() {
        var moved = HISTORY.stream().map(DomainEventMessage::getPayload).filter(TradingEvent.StopMoved.class::isInstance).map(TradingEvent.StopMoved.class::cast)
                .filter(event -> event.workspaceId().equals(MINE)).toList();
        Trade trade = closed().stream().filter(each -> moved.stream().filter(event -> event.tradeId().equals(each.tradeId())).count() > 1).findFirst().orElseThrow();
        var detail = queries.handle(new AnalyticsQuery.Detail(MINE, trade.tradeId())).orElseThrow();

        assertThat(detail.view().trade()).isEqualTo(trade);
        assertThat(detail.stopPath().getFirst().rule()).isEqualTo("entry");
        assertThat(detail.stopPath().stream().skip(1).map(step -> step.stopPrice())).containsExactlyElementsOf(
                moved.stream().filter(event -> event.tradeId().equals(trade.tradeId())).map(TradingEvent.StopMoved::stopPrice).toList());
        assertThat(sequenceOf(detail.openedStep())).isLessThan(sequenceOf(detail.closedStep()));
        assertThat(detail.keyId()).isPresent();
        assertThat(detail.marginMode()).isPresent();
        assertThat(queries.handle(new AnalyticsQuery.Detail(RandomHistory.WORKSPACES.getLast(), trade.tradeId()))).isEmpty();
        assertThat(queries.handle(new AnalyticsQuery.Detail(MINE, new TradeId("never")))).isEmpty();
    }

    @Test
    void aTradeThatArrivesAfterTheFirstAnswerIsInTheNext() {
        try (var other = TestSide.embedded()) {
            var asked = new AnalyticsQueries(other.views, new TradeRows(other.views));
            for (int next = 0; next < 600; next += 60) {
                other.project(HISTORY.subList(next, next + 60));
                long seen = HISTORY.subList(0, next + 60).stream().map(DomainEventMessage::getPayload).filter(payload -> payload instanceof TradingEvent.TradeClosed closed
                        && closed.workspaceId().equals(MINE)).count();
                assertThat(asked.handle(new AnalyticsQuery.FoundTrades(MINE, TradeFilter.ALL, TradeSort.CLOSED, true, 0, 1)).orElseThrow().total()).isEqualTo((int) seen);
            }
        }
    }

    @Test
    void howeverFewRowsAreReadAtOnceNoneIsLeftOut() {
        for (int atOnce : List.of(1, 7, 150)) {
            assertThat(new TradeRows(side.views, atOnce).of(MINE, Optional.empty())).extracting(TradeRow::trade)
                    .containsExactlyInAnyOrderElementsOf(closed().stream().map(trade -> trade.tradeId().value()).toList());
        }
    }

    @Test
    void aForeignBotHasNoTradesHere() {
        var foreign = RandomHistory.bot(RandomHistory.WORKSPACES.getLast(), 0);
        assertThat(closedOf(RandomHistory.WORKSPACES.getLast())).anyMatch(event -> event.botId().equals(foreign));
        assertThat(find(with(Optional.of(foreign), Optional.empty(), Optional.empty(), Optional.empty())).total()).isZero();
    }

    @Test
    void pagesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> find(TradeFilter.ALL, TradeSort.CLOSED, true, -1, 10)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> find(TradeFilter.ALL, TradeSort.CLOSED, true, 0, 10_001)).isInstanceOf(RefusedException.class);
    }

    private static int sequenceOf(Optional<String> step) {
        return Integer.parseInt(step.orElseThrow().replace("ledger-", ""));
    }

    private static TradeFilter with(Optional<BotId> bot, Optional<Side> side, Optional<TradeResult> result, Optional<String> text) {
        return new TradeFilter(bot, Optional.empty(), Optional.empty(), Optional.empty(), side, result, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), text);
    }

    private static TradesFound find(TradeFilter filter) {
        return find(filter, TradeSort.CLOSED, true, 0, 10_000);
    }

    private static TradesFound find(TradeFilter filter, TradeSort sort, boolean descending, int skip, int limit) {
        return queries.handle(new AnalyticsQuery.FoundTrades(MINE, filter, sort, descending, skip, limit)).orElseThrow();
    }

    private static double total(java.util.function.Function<Trade, BigDecimal> amount) {
        return closed().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    }

    private static List<Trade> closed() {
        return closedOf(MINE).stream().map(TradingEvent.TradeClosed::trade).toList();
    }

    private static List<TradingEvent.TradeClosed> closedOf(WorkspaceId workspace) {
        return HISTORY.stream().map(DomainEventMessage::getPayload).filter(TradingEvent.TradeClosed.class::isInstance).map(TradingEvent.TradeClosed.class::cast)
                .filter(event -> event.workspaceId().equals(workspace)).toList();
    }
}
