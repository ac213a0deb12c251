package plutarc.queryside.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeView;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.trading.TradingQuery;
import plutarc.contracts.workspace.DataKeptView.BotData;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.WorkspaceEvent.DataDeleted;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceQuery;
import plutarc.queryside.analytics.LatestTrades;
import plutarc.queryside.analytics.TradeRows;
import plutarc.queryside.bot.ActivityFacts;
import plutarc.queryside.store.Stored;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;

/** What goes when data are deleted, and what stays. */
class DataDeletionTest {

    private static final WorkspaceId MINE = RandomHistory.WORKSPACES.getFirst();
    private static final WorkspaceId THEIRS = RandomHistory.WORKSPACES.getLast();
    private static final BotId ONE = RandomHistory.bot(MINE, 0);
    private static final BotId OTHER = RandomHistory.bot(MINE, 1);
    private static final List<DomainEventMessage<?>> HISTORY = RandomHistory.events(31, 2_500, 2);
    private static final List<DomainEventMessage<?>> BEFORE = HISTORY.subList(0, 2_000);
    private static final Instant DELETED_AT = BEFORE.getLast().getTimestamp().plusNanos(1);
    private static final LocalDate DAY = LocalDate.of(2022, 1, 12);

    private final TestSide side = TestSide.embedded();
    private final TradingQueries trading = new TradingQueries(side.views, new LatestTrades(side.views, new TradeRows(side.views)));
    private final DataKeptQueries kept = new DataKeptQueries(side.views);
    private long deletions;

    @BeforeEach
    void trade() {
        side.project(BEFORE);
        var telemetry = new StoredTelemetry(side.views, side.durability, Clock.fixed(BEFORE.getLast().getTimestamp(), ZoneOffset.UTC));
        for (BotId bot : List.of(ONE, OTHER)) {
            telemetry.record(MINE, bot, "e1", List.of(new NumberedReport(1, point(DAY.minusDays(1))), new NumberedReport(2, point(DAY.plusDays(1)))));
        }
        assertThat(trades(ONE)).hasSizeGreaterThan(20);
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void everythingOfOneBotGoesButItsLifeItsOpenPositionsAndItsRestingOrders() {
        var neighbours = neighbours();
        var holds = side.views.byId(LedgerFacts.LEDGERS, ONE.value(), MINE).orElseThrow().positions();
        long life = life(ONE);

        delete(new DataScope.OfBot(ONE), ONE);

        assertThat(trades(ONE)).isEmpty();
        assertThat(paths()).doesNotContainAnyElementsOf(closed(ONE).stream().map(trade -> TradeFacts.id(MINE, trade.tradeId())).toList());
        assertThat(trading.handle(new TradingQuery.Orders(MINE, ONE, 100))).isNotEmpty().allMatch(order -> DataDeletion.RESTING.contains(order.status()));
        assertThat(trading.handle(new TradingQuery.Equity(MINE, ONE, Optional.empty(), Optional.empty(), 100))).isEmpty();
        var ledger = side.views.byId(LedgerFacts.LEDGERS, ONE.value(), MINE).orElseThrow();
        assertThat(ledger.trades()).isZero();
        assertThat(ledger.netPnlTotal()).isZero();
        assertThat(ledger.recent()).isEmpty();
        assertThat(holds).isNotEmpty();
        assertThat(ledger.positions()).isEqualTo(holds);
        assertThat(paths()).as("of open positions").containsAll(holds.stream().map(open -> TradeFacts.id(MINE, open.position().tradeId())).toList());
        assertThat(life(ONE)).isEqualTo(life).isPositive();
        assertThat(activity(ONE)).isEqualTo(life);
        assertThat(neighbours()).isEqualTo(neighbours);
    }

    @Test
    void whatABotSaidLastIsForgottenButForTheConfigurationInForce() {
        var telemetry = new StoredTelemetry(side.views, side.durability, Clock.fixed(DELETED_AT, ZoneOffset.UTC));
        var status = BotStatus.unknown(ONE);
        side.views.replace(TelemetryCollections.STATUS, List.of(new Stored<>(ONE.value(), MINE, List.of(), new BotStatus(ONE, Optional.empty(), Optional.of(DELETED_AT), 0,
                Optional.of(point(DAY)), List.of(), List.of(), Optional.empty(), List.of()))));
        telemetry.configurationApplied(MINE, ONE, 3, DELETED_AT);

        delete(new DataScope.OfBot(ONE), ONE);

        assertThat(side.views.byId(TelemetryCollections.STATUS, ONE.value(), MINE)).hasValue(status.applied(3));
    }

    @Test
    void whatIsOfADayOrLaterStaysAndTheFiguresAreOfThat() {
        var stay = closed(ONE).stream().filter(trade -> !trade.exitTime().isBefore(DAY.atStartOfDay(ZoneOffset.UTC).toInstant())).toList();
        assertThat(stay).isNotEmpty().hasSizeLessThan(closed(ONE).size());
        assertThat(counted(Optional.of(DAY), ONE).trades()).isEqualTo(closed(ONE).size() - stay.size());

        delete(new DataScope.Before(DAY), ONE);

        assertThat(trades(ONE)).extracting(line -> line.trade().tradeId()).containsExactlyInAnyOrderElementsOf(stay.stream().map(Trade::tradeId).toList());
        var ledger = side.views.byId(LedgerFacts.LEDGERS, ONE.value(), MINE).orElseThrow();
        assertThat(ledger.trades()).isEqualTo(stay.size());
        assertThat(ledger.wins()).isEqualTo(stay.stream().filter(trade -> trade.netPnl().signum() > 0).count());
        assertThat(ledger.netPnlTotal()).isEqualByComparingTo(stay.stream().map(Trade::netPnl).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(ledger.recent()).allMatch(tally -> !tally.day().isBefore(DAY));
        assertThat(trading.handle(new TradingQuery.Equity(MINE, ONE, Optional.empty(), Optional.empty(), 100))).hasSize(1);
        assertThat(counted(Optional.of(DAY), ONE)).extracting(BotData::trades, BotData::orders, BotData::notes, BotData::hoursOfEquity).containsExactly(0L, 0L, 0L, 0L);
        assertThat(counted(Optional.empty(), ONE).trades()).isEqualTo(stay.size());
    }

    @Test
    void whatABotReportsAfterwardsIsThereAndNothingOfBeforeComesBack() {
        trades(ONE);
        delete(new DataScope.Everything(), ONE, OTHER);
        side.project(BEFORE.subList(1_500, 2_000));
        assertThat(trades(ONE)).isEmpty();

        var later = HISTORY.subList(2_000, 2_500);
        side.project(later);

        var since = later.stream().map(DomainEventMessage::getPayload).filter(TradingEvent.TradeClosed.class::isInstance).map(TradingEvent.TradeClosed.class::cast)
                .filter(event -> event.botId().equals(ONE)).map(event -> event.trade().tradeId()).toList();
        assertThat(since).isNotEmpty();
        assertThat(trades(ONE)).extracting(line -> line.trade().tradeId()).containsExactlyInAnyOrderElementsOf(since);
        assertThat(side.views.byId(LedgerFacts.LEDGERS, ONE.value(), MINE).orElseThrow().trades()).isEqualTo(since.size());
    }

    private void delete(DataScope scope, BotId... bots) {
        side.project(List.of(new GenericDomainEventMessage<>("workspace", MINE.value(), deletions++, new DataDeleted(MINE, scope, List.of(bots), false, List.of()),
                MetaData.emptyInstance(), "deletion-" + deletions, DELETED_AT)));
    }

    private List<TradeView> trades(BotId bot) {
        return trading.handle(new TradingQuery.Trades(MINE, Optional.of(bot), Optional.empty(), Optional.empty(), 1_000));
    }

    private static List<Trade> closed(BotId bot) {
        return BEFORE.stream().map(DomainEventMessage::getPayload).filter(TradingEvent.TradeClosed.class::isInstance).map(TradingEvent.TradeClosed.class::cast)
                .filter(event -> event.botId().equals(bot)).map(TradingEvent.TradeClosed::trade).toList();
    }

    private BotData counted(Optional<LocalDate> before, BotId bot) {
        return kept.handle(new WorkspaceQuery.DataKept(MINE, before)).orElseThrow().bots().stream().filter(each -> each.botId().equals(bot)).findFirst().orElseThrow();
    }

    private long life(BotId bot) {
        return lines(bot).filter(line -> line.marketAt().isEmpty()).count();
    }

    private long activity(BotId bot) {
        return lines(bot).count();
    }

    private Stream<ActivityFacts> lines(BotId bot) {
        return side.views.all(ActivityFacts.ACTIVITY).stream().map(stored -> stored.view()).filter(line -> line.botId().equals(bot));
    }

    private List<String> paths() {
        return side.views.all(TradePath.PATHS).stream().map(stored -> stored.id()).toList();
    }

    /** Everything of the workspace's other bot, and of the other workspace. */
    private List<String> neighbours() {
        return side.documents().values().stream().flatMap(List::stream).filter(text -> text.contains(OTHER.value()) || text.contains(THEIRS.value())).toList();
    }

    private static EquityPoint point(LocalDate day) {
        return new EquityPoint(day.atStartOfDay(ZoneOffset.UTC).toInstant(), BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ZERO, "USDT");
    }
}
