package plutarc.commandside.trading;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import plutarc.contracts.bot.BotId;

/**
 * Which positions a bot has open, as far as it has reported: asked of its ledger inside the unit of work of the command that needs to
 * know. The ledger is the one place that takes reports, and stays locked until the command is committed, so the answer can neither be
 * stale nor change in between. A bot that nothing was heard of is flat.
 */
public final class OpenPositions {
    private final Repository<Ledger> ledgers;
    private final EventStore events;

    public OpenPositions(Repository<Ledger> ledgers, EventStore events) {
        this.ledgers = ledgers;
        this.events = events;
    }

    /** Symbols, sorted; empty where the bot is flat. */
    public List<String> of(BotId botId) {
        var ledger = "ledger-" + botId;
        boolean neverReported = events.lastSequenceNumberFor(ledger).isEmpty();
        return neverReported ? List.of() : ledgers.load(ledger).invoke(Ledger::openSymbols);
    }
}
