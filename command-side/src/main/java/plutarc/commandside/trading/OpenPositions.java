package plutarc.commandside.trading;

import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import plutarc.contracts.bot.BotId;

/**
 * Which positions a bot has open, as far as it has reported: asked of its ledger inside the unit of work of the command that needs to
 * know. The ledger is the one place that takes reports, and stays locked until the command is committed, so the answer can neither be
 * stale nor change in between. A bot that nothing was heard of is flat.
 */
public final class OpenPositions {
    private final Repository<Ledger> ledgers;

    public OpenPositions(Repository<Ledger> ledgers) {
        this.ledgers = ledgers;
    }

    /** Symbols, sorted; empty where the bot is flat. */
    public List<String> of(BotId botId) {
        try {
            return ledgers.load("ledger-" + botId).invoke(Ledger::openSymbols);
        } catch (AggregateNotFoundException neverReported) {
            return List.of();
        }
    }
}
