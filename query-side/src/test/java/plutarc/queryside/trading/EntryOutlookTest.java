package plutarc.queryside.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyEvent;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.MetaDataKeys;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.risk.RiskUse;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.EntryCheck;
import plutarc.contracts.trading.EntryOutlook;
import plutarc.contracts.trading.EntryQuery;
import plutarc.contracts.trading.EntryStanding;
import plutarc.contracts.trading.FleetEquityPoint;
import plutarc.contracts.trading.FleetQuery;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.trading.Verdict;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.bot.BotCards;
import plutarc.queryside.bot.VersionsOffered;
import plutarc.queryside.support.TestSide;

/** "Why is it not trading?", and what the fleet was worth, from what bots and their events told. */
class EntryOutlookTest {

    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final BotId BOT = new BotId("alpha");
    private static final ExchangeKeyId KEY = new ExchangeKeyId("key");
    private static final DeploymentId DEPLOYMENT = new DeploymentId("d1");
    private static final Instant MARKET = Instant.parse("2022-01-10T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final TestSide side = TestSide.embedded();
    private final StoredTelemetry telemetry = new StoredTelemetry(side.views, side.durability, CLOCK);
    private final EntryQueries queries = new EntryQueries(side.views, new BotCards(side.views, VersionsOffered.NONE, CLOCK), Duration.ofSeconds(60), CLOCK);
    private long sequence;

    @BeforeEach
    void aBotThatIsOnlineWithKeyAndTemplate() {
        var instruments = List.of(new Instrument("BTCUSDT", true, BigDecimal.TEN, MarginMode.ISOLATED));
        happened(new ExchangeKeyEvent.ExchangeKeyAdded(KEY, OURS, "paper one", Venue.PAPER, ContractType.LINEAR, false, "ab…yz", instruments),
                new BotEvent.BotDeployed(BOT, OURS, DEPLOYMENT, "Alpha", RegionId.LOCAL), new BotEvent.ExchangeKeyAssigned(BOT, OURS, KEY),
                new BotEvent.TemplateAssigned(BOT, OURS, new TemplateId("t"), "Trend", 1), configured(1),
                new BotEvent.BotCameOnline(BOT, OURS, DEPLOYMENT, "0.1.0", BotState.ONLINE));
        heard("trading", NOW, List.of());
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void everyCheckStandsInTheOrderInWhichItIsTaken() {
        evaluated(candle(0, "none", filter(true)));
        assertThat(outlook().checks()).extracting(EntryCheck::id).containsExactly("state", "pause", "session", "key", "template", "link", "clock", "configuration", "venue",
                "warm_up", "candle", "data", "signals", "filter/adx/0", "cooldown", "position", "limit/maxPositionsPerAsset", "limit/maxPositionsTotal",
                "limit/dailyLossLimitPct", "limit/consecutiveLossLimit", "limit/equityProtectionDrawdownPct", "limit/minEquity", "limit/apiErrorThreshold", "size",
                "venue_rejection");
    }

    @Test
    void theAnswerIsTheFirstThingThatKeepsEntriesOut() {
        evaluated(candle(0, "enter_long", filter(true)));
        assertThat(outlook().open()).isTrue();
        assertThat(outlook().answer()).isEqualTo("Nothing keeps it from trading. At its last candle it entered long.");

        evaluated(candle(5, "none", filter(false)));
        assertThat(outlook().answer()).isEqualTo("Signals together: They point to neither side");

        happened(new ExchangeKeyEvent.ExchangeKeyDeactivated(KEY, OURS), new BotEvent.BotPaused(BOT, OURS));
        assertThat(outlook().answer()).startsWith("Exchange key: The key is deactivated");
        assertThat(outlook().checks()).filteredOn(check -> check.standing().keepsOut()).allSatisfy(check -> assertThat(check.advice()).isNotBlank());
    }

    @Test
    void aVerdictSaysSinceWhichCandleItStands() {
        evaluated(candle(0, "none", filter(true)), candle(5, "none", filter(false)), candle(10, "none", filter(false)));
        var adx = check("filter/adx/0");
        assertThat(adx.standing()).isEqualTo(EntryStanding.WAITS);
        assertThat(adx.figure()).isEqualTo("17.5");
        assertThat(adx.since()).contains(MARKET.plusSeconds(300));
        assertThat(adx.marketTime()).isTrue();

        evaluated(candle(15, "enter_long", filter(true)));
        assertThat(check("filter/adx/0").since()).contains(MARKET.plusSeconds(900));
        assertThat(check("signals").since()).contains(MARKET.plusSeconds(900));
    }

    @Test
    void aSessionThatIsClosedIsSaidBeforeTheMarketIs() {
        evaluated(candle(0, "blocked_long", new Verdict("session", "Trading session", "rule", "", 0, false, "outside every session")));
        assertThat(outlook().answer()).isEqualTo("Session: Outside every session of its template");
    }

    @Test
    void aReachedLimitStandsWithItsFigureItsThresholdAndItsEnd() {
        var until = Instant.parse("2022-01-11T00:00:00Z");
        heard("risk_paused", NOW.plusSeconds(1), List.of(new RiskUse.Halt("dailyLossLimitPct", Optional.of(until), false, "loss today 5.20 % of equity, limit 5 %")));
        var daily = check("limit/dailyLossLimitPct");
        assertThat(daily.standing()).isEqualTo(EntryStanding.WAITS);
        assertThat(daily.figure()).isEqualTo("5.20 %");
        assertThat(daily.threshold()).isEqualTo("5.0 %");
        assertThat(daily.reason()).contains("until 2022-01-11 00:00 UTC");
    }

    @Test
    void silenceAndAClockThatIsOffAreNoticedAgainstTheirThresholds() {
        heard("trading", NOW.plusSeconds(1), List.of());
        telemetry.heartbeat(OURS, BOT, heartbeat("trading", NOW.plusSeconds(9), List.of()), NOW.plusSeconds(2));
        assertThat(check("clock").standing()).isEqualTo(EntryStanding.BLOCKS);
        assertThat(check("clock").figure()).isEqualTo("+7.00 s");

        var later = new EntryQueries(side.views, new BotCards(side.views, VersionsOffered.NONE, CLOCK), Duration.ofSeconds(60), Clock.fixed(NOW.plusSeconds(100), ZoneOffset.UTC));
        var link = later.handle(new EntryQuery.Outlook(OURS, BOT, Optional.empty())).orElseThrow().checks().stream().filter(each -> each.id().equals("link")).findFirst().orElseThrow();
        assertThat(link.standing()).isEqualTo(EntryStanding.NOTED);
        assertThat(link.figure()).isEqualTo("heard 98 s ago");
    }

    @Test
    void theVenuesLastRefusalAndATooSmallSizeAreInTheirOwnWords() {
        evaluated(candle(0, "blocked_long", new Verdict("size", "Position size", "rule", "", 0, false, "0.0004 is below the least of 0.001")));
        happened(new TradingEvent.OrderChanged(BOT, OURS, "e", 1, new OrderReport("o1", Optional.empty(), "BTCUSDT", "entry", true, "limit", BigDecimal.ONE, Optional.empty(),
                BigDecimal.ZERO, Optional.empty(), "rejected", MARKET, Optional.of("110007 ab not enough"))));
        assertThat(check("size").standing()).isEqualTo(EntryStanding.BLOCKS);
        assertThat(check("size").reason()).contains("below the least of 0.001");
        assertThat(check("venue_rejection").reason()).contains("110007 ab not enough");
    }

    @Test
    void anEarlierCandleTellsItsVerdictsAndAForeignOneNothing() {
        evaluated(candle(0, "none", filter(false)), candle(5, "none", filter(true)));
        assertThat(queries.handle(new EntryQuery.VerdictsAt(OURS, BOT, "BTCUSDT", MARKET)).orElseThrow().verdicts()).contains(filter(false));
        assertThat(queries.handle(new EntryQuery.VerdictsAt(new WorkspaceId("others"), BOT, "BTCUSDT", MARKET))).isEmpty();
        assertThat(queries.handle(new EntryQuery.VerdictsAt(OURS, BOT, "BTCUSDT", MARKET.plusSeconds(1)))).isEmpty();
        assertThat(queries.handle(new EntryQuery.Outlook(new WorkspaceId("others"), BOT, Optional.empty()))).isEmpty();
    }

    @Test
    void theFleetsWorthIsNotedOnceAStepAndApartForEachMoney() {
        var point = new BotReport.EquityPoint(MARKET, new BigDecimal("10000.5"), BigDecimal.TEN, BigDecimal.ZERO, "USDT");
        telemetry.record(OURS, BOT, "e", List.of(new NumberedReport(1, point)));
        noted(NOW);
        noted(NOW.plusSeconds(20));
        noted(NOW.plusSeconds(90));
        var fleet = new FleetEquity(side.views, side.durability, Clock.fixed(NOW.plusSeconds(90), ZoneOffset.UTC));
        assertThat(fleet.handle(new FleetQuery.FleetEquity(OURS, Optional.of(NOW.minusSeconds(60))))).containsExactly(
                new FleetEquityPoint(NOW.plusSeconds(20), "paper", "USDT", new BigDecimal("10000.5")), new FleetEquityPoint(NOW.plusSeconds(90), "paper", "USDT", new BigDecimal("10000.5")));
        assertThat(fleet.handle(new FleetQuery.FleetEquity(OURS, Optional.empty()))).hasSize(1);
        assertThat(fleet.handle(new FleetQuery.FleetEquity(new WorkspaceId("others"), Optional.empty()))).isEmpty();

        noted(NOW.plus(Duration.ofDays(9)));
        assertThat(side.documents().get("telemetry_fleet_equity")).hasSize(3);
    }

    private void noted(Instant at) {
        new FleetEquity(side.views, side.durability, Clock.fixed(at, ZoneOffset.UTC)).note();
    }

    private EntryOutlook outlook() {
        return queries.handle(new EntryQuery.Outlook(OURS, BOT, Optional.empty())).orElseThrow();
    }

    private EntryCheck check(String id) {
        return outlook().checks().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private void happened(Event... events) {
        List<GenericDomainEventMessage<?>> messages = new ArrayList<>();
        for (Event event : events) {
            messages.add(new GenericDomainEventMessage<>("Any", "all", sequence, event,
                    Map.of(MetaDataKeys.ACTOR_KIND, "USER", MetaDataKeys.ACTOR_ID, "acc-1", MetaDataKeys.ROLE, "owner"), "m" + sequence++, NOW));
        }
        side.project(messages);
    }

    private void evaluated(CandleEvaluated... candles) {
        List<NumberedReport> reports = new ArrayList<>();
        for (var candle : candles) {
            reports.add(new NumberedReport(reports.size() + 1, candle));
        }
        telemetry.record(OURS, BOT, "e", reports);
    }

    private void heard(String status, Instant at, List<RiskUse.Halt> halts) {
        telemetry.heartbeat(OURS, BOT, heartbeat(status, at, halts), at);
    }

    private static BotFrame.Heartbeat heartbeat(String status, Instant at, List<RiskUse.Halt> halts) {
        var use = new RiskUse(0, 0, BigDecimal.ZERO, Optional.of(new BigDecimal("9480")), Optional.of(BigDecimal.valueOf(10_000)), new BigDecimal("5.2"), 0, Optional.empty(),
                BigDecimal.ZERO, 0, BigDecimal.ZERO, halts);
        return new BotFrame.Heartbeat(at, status, Optional.empty(), Optional.of(MARKET.plusSeconds(300)), Optional.empty(), 0, 1, 0, Optional.empty(), Optional.of(3.0), Optional.empty(), 1,
                Optional.of(use), Optional.empty());
    }

    private static BotEvent configured(long revision) {
        return new BotEvent.BotConfigurationChanged(BOT, OURS, new BotConfiguration(BOT, OURS, "Alpha", revision, false,
                Optional.of(new BotConfiguration.KeyInUse(KEY, Venue.PAPER, ContractType.LINEAR, false, true, List.of())),
                Optional.of(new TemplateVersion(new TemplateId("t"), "Trend", 1, "{\"triggerInterval\":\"5m\"}")), RiskLimits.DEFAULTS));
    }

    private static Verdict filter(boolean passed) {
        return new Verdict("adx", "ADX 14", "filter", passed ? "31" : "17.5", 0, passed, passed ? "ADX 31" : "ADX 17.5, needs 25");
    }

    private static CandleEvaluated candle(int minute, String decision, Verdict verdict) {
        return new CandleEvaluated("BTCUSDT", "5m", MARKET.plusSeconds(60L * minute), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, decision, 0.2, 0.5,
                List.of(verdict, new Verdict("cooldown", "Entry cooldown", "rule", "", 0, true, "over"), new Verdict("position", "Position", "rule", "", 0, true, "0 of 1 entries open")),
                Optional.empty());
    }
}
