package plutarc.queryside.billing;

import static plutarc.queryside.billing.AccountFacts.ACCOUNTS;
import static plutarc.queryside.billing.StatementFacts.STATEMENTS;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import plutarc.contracts.billing.BillingQuery.BillingOfWorkspace;
import plutarc.contracts.billing.BillingQuery.StatementOfMonth;
import plutarc.contracts.billing.BillingView;
import plutarc.contracts.billing.StatementView;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.store.Views;

/** Answers what can be asked about money. A workspace that nothing was ever charged to has an account of nothing. Thread-safe. */
public final class BillingQueries {

    private final Views views;
    private final BillingSettings settings;
    private final Clock clock;

    public BillingQueries(Views views, BillingSettings settings, Clock clock) {
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    @QueryHandler
    Optional<BillingView> handle(BillingOfWorkspace query) {
        var account = views.byId(ACCOUNTS, query.workspaceId().value(), query.workspaceId()).orElse(AccountFacts.EMPTY);
        var names = names(query.workspaceId(), account.meters().stream().map(AccountFacts.Meter::botId).collect(Collectors.toSet()));
        var standing = account.standing();
        return Optional.of(new BillingView(settings.currency(), settings.provider(), standing.balanceMicros(), standing.creditMicros(),
                standing.burnMicrosPerHour(), account.postedAt(), account.graceEndsAt(),
                account.meters().stream().map(meter -> new BillingView.MeterView(meter.deploymentId(), meter.botId(), name(names, meter.botId()), meter.provider(),
                        meter.region(), meter.size(), meter.rateMicrosPerHour(), meter.startedAt(), meter.chargedUntil(), meter.chargedMicros())).toList(),
                account.credits().stream().map(credit -> new BillingView.CreditView(credit.creditId(), credit.note(), credit.grantedMicros(),
                        credit.leftMicros(), credit.expiresAt())).toList(),
                account.months().reversed()));
    }

    @QueryHandler
    Optional<StatementView> handle(StatementOfMonth query) {
        return views.byId(STATEMENTS, BillingProjection.statement(query.workspaceId().value(), query.month()), query.workspaceId())
                .map(statement -> view(query.workspaceId(), statement));
    }

    private StatementView view(WorkspaceId workspace, StatementFacts statement) {
        Set<BotId> bots = statement.lines().stream().map(StatementFacts.Line::botId).collect(Collectors.toCollection(HashSet::new));
        var names = names(workspace, bots);
        boolean complete = YearMonth.parse(statement.month()).isBefore(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
        List<StatementView.Line> lines = statement.lines().stream().map(line -> new StatementView.Line(line.botId(), name(names, line.botId()), line.provider(),
                        line.region(), line.seconds(), line.amountMicros()))
                .sorted(Comparator.comparingLong(StatementView.Line::amountMicros).reversed().thenComparing(StatementView.Line::botName)
                        .thenComparing(line -> line.region().value())).toList();
        return new StatementView(statement.month(), settings.currency(), complete, statement.openingMicros(), statement.paidMicros(), statement.usageMicros(),
                statement.fromCreditMicros(), statement.creditGrantedMicros(), statement.creditExpiredMicros(), statement.closingMicros(), lines,
                statement.payments());
    }

    private Map<BotId, String> names(WorkspaceId workspace, Set<BotId> bots) {
        return views.byIds(BotFacts.BOTS, bots.stream().map(BotId::value).toList(), workspace).stream()
                .collect(Collectors.toMap(BotFacts::botId, BotFacts::name));
    }

    private static String name(Map<BotId, String> names, BotId bot) {
        return names.getOrDefault(bot, bot.value());
    }
}
