package plutarc.commandside.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.commandside.message.Fields;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.TradingCommand.RecordReports;
import plutarc.contracts.trading.TradingEvent;

/** Decides which reports of a batch are new, and what events they become. Pure. */
final class Recording {

    private Recording() {
    }

    /**
     * What has been taken before is left out, report by report: by its number within the epoch, and a trade by its id in any epoch.
     *
     * @throws RefusedException {@code request.invalid} or {@code trading.out_of_order} for the whole batch; nothing of it is taken
     */
    static List<TradingEvent> decide(LedgerFacts ledger, RecordReports command) {
        requireEpoch(command.epoch());
        requireAscending(command.reports());
        var events = new ArrayList<TradingEvent>();
        var facts = ledger;
        for (var numbered : command.reports()) {
            if (numbered.number() > facts.last(command.epoch()).orElse(0)) {
                var event = eventOf(facts, command, numbered);
                if (event.isPresent()) {
                    facts = facts.after(event.get());
                    events.add(event.get());
                }
            }
        }
        return events;
    }

    /** Highest number of the batch, 0 for an empty one. */
    static long highest(RecordReports command) {
        return command.reports().isEmpty() ? 0 : command.reports().getLast().number();
    }

    private static void requireEpoch(String epoch) {
        try {
            Identifiers.requireValid("epoch", epoch);
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("epoch", epoch, "1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
    }

    private static void requireAscending(List<NumberedReport> reports) {
        long previous = 0;
        for (int i = 0; i < reports.size(); i++) {
            var number = reports.get(i).number();
            if (number <= previous) {
                throw new RefusedException(Refusal.of("trading.out_of_order", "The reports of a batch must ascend.", "reports[" + i + "].number",
                        String.valueOf(number), "above " + previous));
            }
            if (reports.get(i).report() == null) {
                throw Fields.invalid("reports[" + i + "].report", null, "a report");
            }
            previous = number;
        }
    }

    private static Optional<TradingEvent> eventOf(LedgerFacts ledger, RecordReports command, NumberedReport numbered) {
        var bot = command.botId();
        var workspace = command.workspaceId();
        var epoch = command.epoch();
        var number = numbered.number();
        return switch (numbered.report()) {
            case BotReport.PositionOpened it -> ledger.knows(it.position().tradeId()) ? Optional.empty()
                    : Optional.of(new TradingEvent.PositionOpened(bot, workspace, epoch, number, it.position(), it.signalState()));
            case BotReport.TradeClosed it -> ledger.hasClosed(it.trade().tradeId()) ? Optional.empty()
                    : Optional.of(new TradingEvent.TradeClosed(bot, workspace, epoch, number, it.trade()));
            case BotReport.StopMoved it -> Optional.of(new TradingEvent.StopMoved(bot, workspace, epoch, number, it.tradeId(), it.symbol(), it.stopPrice(),
                    it.takeProfitPrice(), it.rule(), it.at()));
            case BotReport.OrderChanged it -> Optional.of(new TradingEvent.OrderChanged(bot, workspace, epoch, number, it.order()));
            case BotReport.RiskLimitBreached it -> Optional.of(new TradingEvent.RiskLimitBreached(bot, workspace, epoch, number, it.limit(), it.symbol(),
                    it.action(), it.figures(), it.at()));
            case BotReport.Activity it -> Optional.of(new TradingEvent.ActivityReported(bot, workspace, epoch, number, it.severity(), it.kind(), it.message(),
                    it.at()));
            case BotReport.Telemetry it -> throw Fields.invalid("reports", it.getClass().getSimpleName(), "facts; telemetry is not for the ledger");
        };
    }
}
