package plutarc.queryside.bot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotThen;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.trading.LedgerFacts;

/**
 * A bot after some of its events: the same folds as the views are made with, over the past only. Immutable.
 *
 * @param bot    empty before its first deployment
 * @param ledger empty before its first trade
 */
record Replaying(Optional<BotFacts> bot, Optional<LedgerFacts> ledger) {

    static final Replaying NOTHING = new Replaying(Optional.empty(), Optional.empty());

    static Replaying after(List<Moment> moments) {
        Replaying state = NOTHING;
        for (Moment moment : moments) {
            state = state.after(moment);
        }
        return state;
    }

    Replaying after(Moment moment) {
        return switch (moment.event()) {
            case BotEvent event -> new Replaying(BotFold.fold(bot, event, moment.at()), ledger);
            case TradingEvent event -> new Replaying(bot, ledger.orElseGet(() -> LedgerFacts.empty(event.botId())).after(event).or(() -> ledger));
            default -> this;
        };
    }

    /** Empty before the bot was deployed. */
    Optional<BotThen> then() {
        return bot.map(facts -> new BotThen(facts.name(), facts.state(), facts.stateReason(), facts.stateSince(), facts.region(), facts.deploymentId(), facts.instance(),
                facts.botVersion(), facts.configuration(), facts.riskLimits(), ledger.map(LedgerFacts::positions).orElse(List.of()).stream().map(LedgerFacts.Open::position).toList(),
                ledger.map(LedgerFacts::trades).orElse(0L), ledger.map(LedgerFacts::wins).orElse(0L), ledger.map(LedgerFacts::netPnlTotal).orElse(BigDecimal.ZERO)));
    }
}
