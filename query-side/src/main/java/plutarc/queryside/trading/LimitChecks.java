package plutarc.queryside.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.risk.RiskUse;
import plutarc.contracts.risk.RiskUse.Halt;
import plutarc.contracts.trading.EntryCheck;

/** The risk limits and how far each is used. Pure. */
final class LimitChecks {

    private static final String GROUP = "risk";

    private LimitChecks() {
    }

    static List<EntryCheck> of(EntrySubject subject) {
        var bot = subject.bot();
        if (bot.riskUse().isEmpty()) {
            return List.of(CheckLine.of("limits", GROUP, "Risk limits").unknown("The bot has not said yet how far its limits are used"));
        }
        RiskUse use = bot.riskUse().get();
        RiskLimits limits = bot.riskLimits();
        List<EntryCheck> checks = new ArrayList<>();
        long onAsset = bot.positions().stream().filter(position -> subject.symbol().filter(position.symbol()::equals).isPresent()).count();
        checks.add(count("maxPositionsPerAsset", "Positions on this instrument", onAsset, limits.maxPositionsPerAsset(), subject));
        checks.add(count("maxPositionsTotal", "Positions in total", use.positions(), limits.maxPositionsTotal(), subject));
        checks.add(percent("dailyLossLimitPct", "Daily loss", use.dailyLossPct(), limits.dailyLossLimitPct(), subject));
        checks.add(limit("consecutiveLossLimit", "Losses in a row", Integer.toString(use.consecutiveLosses()), limits.consecutiveLossLimit().map(Object::toString), subject));
        checks.add(percent("equityProtectionDrawdownPct", "Drawdown from the peak", use.drawdownPct(), limits.equityProtectionDrawdownPct(), subject));
        checks.add(limit("minEquity", "Minimum equity", use.equity().map(equity -> amount(equity, bot)).orElse(""), limits.minEquity().map(least -> "at least " + amount(least, bot)), subject));
        checks.add(limit("apiErrorThreshold", "Venue errors", Integer.toString(use.venueErrors()), Optional.of(limits.apiErrorThreshold() + " in " + limits.apiErrorWindowMinutes() + " min"), subject));
        use.halts().stream().filter(halt -> checks.stream().noneMatch(check -> check.id().equals("limit/" + halt.limit())))
                .forEach(halt -> checks.add(halted(CheckLine.of("limit/" + halt.limit(), GROUP, halt.limit()), halt, subject)));
        return checks;
    }

    private static EntryCheck count(String limit, String name, long used, int most, EntrySubject subject) {
        var line = CheckLine.of("limit/" + limit, GROUP, name).figure(Long.toString(used)).against("at most " + most);
        return used >= most ? line.sinceMarket(subject.since("rule/" + limit + "/0")).waits("As many as the limit allows are open", "Nothing: it enters again when one is closed. Or raise the limit.")
                : line.passes("Below the limit");
    }

    private static EntryCheck percent(String limit, String name, BigDecimal used, Optional<BigDecimal> most, EntrySubject subject) {
        return limit(limit, name, used.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " %", most.map(pct -> pct.toPlainString() + " %"), subject);
    }

    private static EntryCheck limit(String limit, String name, String used, Optional<String> threshold, EntrySubject subject) {
        var line = CheckLine.of("limit/" + limit, GROUP, name).figure(used).against(threshold.orElse("off"));
        Optional<Halt> halt = subject.bot().riskUse().flatMap(use -> use.halts().stream().filter(each -> each.limit().equals(limit)).findFirst());
        return halt.map(reached -> halted(line, reached, subject)).orElseGet(() -> line.passes(threshold.isEmpty() ? "This limit is switched off" : "Not reached"));
    }

    private static EntryCheck halted(CheckLine line, Halt halt, EntrySubject subject) {
        var since = line.sinceMarket(subject.since("rule/" + halt.limit() + "/0"));
        String until = halt.until().map(at -> ", until " + clock(at)).orElse("");
        if (halt.until().isPresent()) {
            return since.waits("Reached: " + halt.reason() + until, halt.resumable() ? "Nothing: it ends by itself. Resuming the bot lifts it at once." : "Nothing: it ends by itself and cannot be lifted before.");
        }
        return halt.resumable() ? since.blocks("Reached: " + halt.reason(), "See why; then resume the bot, which lifts the limit.")
                : since.blocks("Reached: " + halt.reason(), "It ends when the figure is back inside the limit, or the limit is changed.");
    }

    private static String clock(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static String amount(BigDecimal amount, BotView bot) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " " + bot.currency();
    }
}
