package plutarc.queryside.bot;

import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.exchangekey.KeyFacts.KEYS;
import static plutarc.queryside.trading.LedgerFacts.LEDGERS;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.BotFrame.Heartbeat;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.Position;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.exchangekey.KeyFacts;
import plutarc.queryside.store.Views;
import plutarc.queryside.trading.BotStatus;
import plutarc.queryside.trading.LedgerFacts;
import plutarc.queryside.trading.MarkedPositions;

/** Puts together what the dashboard shows of a bot, from its facts, its ledger, its key and its telemetry. Thread-safe. */
public final class BotCards {

    private static final String CURRENCY = "USDT";
    private static final Duration RESTART_COOLDOWN = Duration.ofHours(1);

    private final Views views;
    private final VersionsOffered versions;
    private final Clock clock;

    public BotCards(Views views, VersionsOffered versions, Clock clock) {
        this.views = views;
        this.versions = versions;
        this.clock = clock;
    }

    /** By name, ignoring case. */
    public List<BotView> fleet(WorkspaceId workspace) {
        var ledgers = all(workspace, LEDGERS, LedgerFacts::botId);
        var status = all(workspace, STATUS, BotStatus::botId);
        var keys = all(workspace, KEYS, key -> key.key().keyId());
        return views.find(BOTS, workspace, List.of(), Sort.unsorted(), 0).stream()
                .map(bot -> card(bot, Optional.ofNullable(ledgers.get(bot.botId())), Optional.ofNullable(status.get(bot.botId())),
                        bot.key().map(keys::get)))
                .sorted(Comparator.comparing(BotView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(bot -> bot.botId().value())).toList();
    }

    public Optional<BotView> one(WorkspaceId workspace, BotId id) {
        return views.byId(BOTS, id.value(), workspace).map(bot -> card(bot, views.byId(LEDGERS, id.value(), workspace),
                views.byId(STATUS, id.value(), workspace), bot.key().map(ExchangeKeyId::value).flatMap(key -> views.byId(KEYS, key, workspace))));
    }

    private <T, K> Map<K, T> all(WorkspaceId workspace, plutarc.queryside.store.ViewCollection<T> collection, Function<T, K> key) {
        return views.find(collection, workspace, List.of(), Sort.unsorted(), 0).stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private BotView card(BotFacts bot, Optional<LedgerFacts> known, Optional<BotStatus> status, Optional<KeyFacts> key) {
        var heartbeat = status.flatMap(BotStatus::heartbeat);
        var ledger = known.orElseGet(() -> LedgerFacts.empty(bot.botId()));
        var equity = status.flatMap(BotStatus::equity);
        var recent = ledger.recentUntil(today(status));
        List<Position> positions = ledger.positions().stream().map(open -> MarkedPositions.marked(open, status)).toList();
        return new BotView(bot.botId(), bot.name(), bot.state(), bot.stateReason(), bot.stateSince(), bot.region(), bot.deploymentId(), bot.instance(),
                bot.botVersion(), heartbeat.map(Heartbeat::status), heartbeat.flatMap(Heartbeat::reason), status.flatMap(BotStatus::heardAt),
                heartbeat.flatMap(Heartbeat::marketTime), heartbeat.flatMap(Heartbeat::linkRoundTripMs), heartbeat.flatMap(Heartbeat::venueRoundTripMs),
                heartbeat.flatMap(Heartbeat::orderRoundTripMs), heartbeat.map(Heartbeat::residentBytes),
                bot.configuration().map(BotConfiguration::revision).orElse(0L), status.map(BotStatus::appliedRevision).orElse(0L),
                bot.configuration().map(BotConfiguration::paused).orElse(false), key.map(BotCards::key), bot.template().map(template -> template(bot, template)),
                bot.riskLimits(), positions, equity.map(EquityPoint::equity).or(() -> heartbeat.flatMap(Heartbeat::equity)),
                equity.map(EquityPoint::currency).orElse(CURRENCY), ledger.netPnlOn(today(status)), ledger.netPnlTotal(), ledger.trades(), ledger.wins(),
                bot.deployedAt(), heartbeat.flatMap(Heartbeat::risk), bot.life().address(), bot.life().session(), bot.life().restartedAt().map(at -> at.plus(RESTART_COOLDOWN)).filter(clock.instant()::isBefore),
                newer(bot), bot.life().replacing(), heartbeat.flatMap(Heartbeat::latency),
                recent.stream().mapToLong(LedgerFacts.DayTally::trades).sum(), recent.stream().mapToLong(LedgerFacts.DayTally::wins).sum());
    }

    private Optional<String> newer(BotFacts bot) {
        var installed = versions.all();
        return bot.botVersion().filter(runs -> !installed.isEmpty() && installed.indexOf(runs) != 0 && bot.state() != BotState.STOPPED).map(_ -> installed.getFirst());
    }

    /** The market's day, as far as the bot has said; else the wall clock's. */
    private LocalDate today(Optional<BotStatus> status) {
        return status.flatMap(BotStatus::heartbeat).flatMap(Heartbeat::marketTime).or(() -> status.flatMap(BotStatus::equity).map(EquityPoint::at))
                .orElseGet(clock::instant).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static BotView.KeyOfBot key(KeyFacts facts) {
        var key = facts.key();
        return new BotView.KeyOfBot(key.keyId().value(), key.label(), key.venue(), key.venue() == Venue.PAPER, key.testnet(), key.active(),
                key.instruments().stream().filter(Instrument::enabled).map(Instrument::symbol).toList());
    }

    private static BotView.TemplateOfBot template(BotFacts bot, BotFacts.TemplateInUse template) {
        String interval = bot.configuration().flatMap(BotConfiguration::template)
                .filter(version -> version.templateId().value().equals(template.templateId()) && version.version() == template.version())
                .map(version -> TriggerInterval.of(version.definition())).orElse("");
        return new BotView.TemplateOfBot(template.templateId(), template.name(), template.version(), interval);
    }
}
