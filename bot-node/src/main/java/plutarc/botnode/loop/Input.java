package plutarc.botnode.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.exchanges.Candle;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.Execution;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.Order;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.Wallet;

/** Everything that can happen to the loop, one after the other. Together with the instants at which they were taken, inputs determine the outputs. */
public sealed interface Input {

    /** @param keyReady the key whose text this process holds in memory; empty while it has none */
    record Configured(BotConfiguration configuration, Optional<ExchangeKeyId> keyReady) implements Input {
    }

    /** @param expiresAt wall clock; later it must not be begun */
    record Instructed(InstructionId id, Instruction instruction, Instant expiresAt) implements Input {
    }

    /** The backend has the instruction's progress on record. */
    record ProgressNoted(InstructionId id) implements Input {
    }

    record LinkUp() implements Input {
    }

    record LinkDown(String reason) implements Input {
    }

    /** The adapter is open and answers. */
    record VenueOpened(ExchangeKeyId keyId, Capabilities capabilities, List<InstrumentSpec> instruments, Map<String, FeeRate> fees) implements Input {
    }

    /** The adapter could not be opened or a question of the opening was refused. */
    record VenueUnavailable(ExchangeKeyId keyId, ExchangeError error) implements Input {
    }

    /**
     * Closed candles for the warm-up, ascending.
     *
     * @param from as asked for
     */
    record History(String symbol, Duration interval, Instant from, List<Candle> candles) implements Input {
    }

    record HistoryUnavailable(String symbol, ExchangeError error) implements Input {
    }

    /** Whatever the venue says by itself, and the outcomes of order requests. */
    record Venue(ExchangeEvent event) implements Input {
    }

    /**
     * The account as REST shows it. Positions were read first, executions last, so that no position is newer than the executions.
     *
     * @param askedAt of the question, as it stands there: nothing shown is older
     */
    record Snapshot(Instant askedAt, List<VenuePosition> positions, List<Order> openOrders, Wallet wallet, List<Execution> executions) implements Input {
    }

    record SnapshotUnavailable(ExchangeError error) implements Input {
    }

    /** The answer to {@link Output.AskOrder}; empty if the venue does not know the order. */
    record OrderAnswered(String symbol, ClientOrderId clientOrderId, Optional<Order> order) implements Input {
    }

    /** The answer to {@link Output.Prepare}; empty refusals mean that it is set. */
    record Prepared(String symbol, Optional<ExchangeError> leverageRefused, Optional<ExchangeError> marginModeRefused) implements Input {
    }

    /** A quarter of a second, about, has passed. */
    record Tick() implements Input {
    }

    /** The backend wants to hear from the bot. */
    record HeartbeatDue() implements Input {
    }

    /** The process is asked to end. */
    record Terminated() implements Input {
    }
}
