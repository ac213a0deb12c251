package plutarc.exchanges;

import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;

/**
 * What a venue's API can do, so that callers ask instead of knowing venues by name.
 *
 * @param venue                the venue's name as people write it
 * @param testnet              how its test environment is reached
 * @param leverageSettable     leverage is a setting at the venue; otherwise it is only implied by size
 * @param amend                resting orders can be changed in place
 * @param orderEntryByStream   orders can be sent over WebSocket
 * @param nativeStops          conditional orders rest at the venue
 * @param nativeTrailing       the venue trails stops itself
 * @param nativeIntervals      candle intervals that it serves, ascending; others are aggregated by the consumer
 * @param passphraseRequired   a key has a third part
 * @param maxClientOrderId     characters that the venue allows; the port's own limit is 32
 * @param maxCandlesPerRequest page size of the candle history
 * @param ordersPerSecond      its default limit for an account
 */
public record Capabilities(String venue, Testnet testnet, Set<ContractType> contractTypes, Set<MarginMode> marginModes, Scope marginModeScope,
                           boolean leverageSettable, Set<PositionMode> positionModes, boolean amend, boolean reduceOnly, boolean orderEntryByStream,
                           boolean nativeStops, boolean nativeTrailing, DeadManSwitch deadManSwitch, CandleSource candleSource,
                           SortedSet<Duration> nativeIntervals, boolean passphraseRequired, int maxClientOrderId, int maxCandlesPerRequest,
                           int ordersPerSecond) {

    /** How a test environment is reached. */
    public enum Testnet { HOST, HEADER, NONE }

    /** What a setting applies to. */
    public enum Scope { SYMBOL, ACCOUNT, NOT_SETTABLE }

    /** One position a symbol, or one a side. This product trades in one-way mode. */
    public enum PositionMode { ONE_WAY, HEDGE }

    /** Whether the venue cancels orders of a client that has gone silent, and which. */
    public enum DeadManSwitch { NONE, PER_SYMBOL, ACCOUNT, ON_DISCONNECT }

    /** Whether candles are pushed or must be asked for. */
    public enum CandleSource { STREAM, POLL }
}
