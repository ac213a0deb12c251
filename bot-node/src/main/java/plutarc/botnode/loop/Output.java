package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.risk.RiskUse;
import plutarc.contracts.trading.BotReport;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.MarketSubscription;
import plutarc.exchanges.OrderRequest;

/** What the loop wants done, in this order. The shell does nothing on its own account and never waits in between, except for {@link Commit}. */
public sealed interface Output {

    /** To be remembered, together, before any later output is carried out: the loop's state, where it changed, and what it reports. */
    record Commit(Optional<LoopState> state, List<BotReport> reports) implements Output {
    }

    record Place(OrderRequest order) implements Output {
    }

    record Amend(AmendRequest change) implements Output {
    }

    record Cancel(String symbol, ClientOrderId clientOrderId) implements Output {
    }

    /** Every open order of a symbol, those of other programs and of hands too. */
    record CancelAll(String symbol) implements Output {
    }

    /** What has become of this order; answered by {@link Input.OrderAnswered}, asked again until there is an answer. */
    record AskOrder(String symbol, ClientOrderId clientOrderId) implements Output {
    }

    /**
     * Positions, open orders, wallet and the executions since then, in this order.
     *
     * @param askedAt wall clock, handed back with the answer
     */
    record AskSnapshot(Instant executionsSince, Instant askedAt) implements Output {
    }

    /** Closed candles with {@code from <= openTime < to}, as far as they have closed. */
    record AskHistory(String symbol, Duration interval, Instant from, Instant to) implements Output {
    }

    /** Set margin mode and leverage. */
    record Prepare(String symbol, BigDecimal leverage, MarginMode marginMode) implements Output {
    }

    /** Open the adapter for this key, closing another that may be open, and ask what the loop must know of the venue. */
    record OpenVenue(BotConfiguration.KeyInUse key) implements Output {
    }

    /** Open the streams, executions from then on first; the epoch for all that the venue still knows. */
    record Connect(Instant executionsSince) implements Output {
    }

    record Subscribe(MarketSubscription subscription) implements Output {
    }

    record Unsubscribe(String symbol) implements Output {
    }

    record CloseVenue() implements Output {
    }

    /** The configuration of this revision is in force. */
    record Applied(long revision) implements Output {
    }

    record Progress(InstructionId id, InstructionState state, Optional<String> detail) implements Output {
    }

    record Heartbeat(String status, Optional<String> reason, Optional<Instant> marketTime, Optional<BigDecimal> equity, int openPositions,
                     long appliedRevision, Optional<RiskUse> risk) implements Output {
    }

    /** Everything is done; the process may end. */
    record End(String reason) implements Output {
    }
}
