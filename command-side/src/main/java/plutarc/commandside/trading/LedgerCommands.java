package plutarc.commandside.trading;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import plutarc.contracts.trading.TradingCommand.RecordReports;

/**
 * Takes reports to their ledger. The first fact begins it: a batch without anything new, such as the empty one that asks how far the
 * ledger is, begins none. Thread-safe.
 */
@Component
class LedgerCommands {
    private final Repository<Ledger> ledgers;
    private final EventStore events;

    LedgerCommands(Repository<Ledger> ledgers, EventStore events) {
        this.ledgers = ledgers;
        this.events = events;
    }

    /** @return the highest number of the epoch that need not be sent again */
    @CommandHandler
    long record(RecordReports command) throws Exception {
        if (Recording.decide(LedgerFacts.EMPTY, command).isEmpty() && events.lastSequenceNumberFor(command.aggregateId()).isEmpty()) {
            return Recording.highest(command);
        }
        return ledgers.loadOrCreate(command.aggregateId(), Ledger::new).invoke(ledger -> ledger.record(command));
    }
}
