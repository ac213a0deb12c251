package plutarc.commandside.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import plutarc.commandside.message.Fields;
import plutarc.commandside.workspace.DataInWorkspace.Kept;
import plutarc.commandside.workspace.DataInWorkspace.KeptBacktest;
import plutarc.commandside.workspace.DataInWorkspace.KeptBot;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.WorkspaceEvent.DataDeleted;
import plutarc.contracts.workspace.WorkspaceId;

/** Decides what a deletion of data takes: nothing of a bot that is not stopped. Pure. */
final class DataDeleting {

    private DataDeleting() {
    }

    /** @throws RefusedException {@code bot.unknown}, {@code workspace.bot_not_stopped}, {@code workspace.nothing_to_delete} or {@code request.invalid} */
    static DataDeleted decide(WorkspaceId workspace, DataScope scope, Kept kept, Instant now) {
        return switch (scope) {
            case null -> throw Fields.invalid("scope", null, "of_bot, before or everything");
            case DataScope.OfBot(BotId bot) -> new DataDeleted(workspace, scope, List.of(stopped(bot, kept)), false, List.of());
            case DataScope.Before(LocalDate day) -> {
                if (day == null || day.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
                    throw Fields.invalid("day", day, "a day that is not in the future");
                }
                Instant limit = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                yield ofMany(workspace, scope, kept, kept.backtests().stream().filter(each -> each.requestedAt().isBefore(limit)).toList());
            }
            case DataScope.Everything() -> ofMany(workspace, scope, kept, kept.backtests());
        };
    }

    private static BotId stopped(BotId wanted, Kept kept) {
        KeptBot bot = kept.bots().stream().filter(each -> each.botId().equals(wanted)).findFirst()
                .orElseThrow(() -> new RefusedException("bot.unknown", "There is no such bot."));
        if (!bot.stopped()) {
            throw new RefusedException(Refusal.of("workspace.bot_not_stopped", "This bot is deployed, and its data stays with it. Stop it first.", "botId", bot.name(),
                    "a bot that is stopped"));
        }
        return wanted;
    }

    private static DataDeleted ofMany(WorkspaceId workspace, DataScope scope, Kept kept, List<KeptBacktest> backtests) {
        List<BotId> bots = kept.bots().stream().filter(KeptBot::stopped).map(KeptBot::botId).toList();
        if (bots.isEmpty() && backtests.isEmpty()) {
            throw new RefusedException("workspace.nothing_to_delete", "There is nothing that may be deleted: no bot is stopped, and no backtest has ended.");
        }
        return new DataDeleted(workspace, scope, bots, bots.size() == kept.bots().size(), backtests.stream().map(KeptBacktest::backtestId).toList());
    }
}
