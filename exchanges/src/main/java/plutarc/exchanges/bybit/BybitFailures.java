package plutarc.exchanges.bybit;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Tells failures that happened before a request left from those after which nobody knows. */
final class BybitFailures {

    private BybitFailures() {
    }

    static Throwable translate(Throwable failure) {
        return switch (failure) {
            case ExchangeException known -> known;
            // Netty's connect time-out is one of these too.
            case ConnectException e -> unreachable(e);
            case UnknownHostException e -> unreachable(e);
            case NoRouteToHostException e -> unreachable(e);
            case SSLHandshakeException e -> unreachable(e);
            case PoolAcquireTimeoutException e -> unreachable(e);
            default -> new ExchangeException(ErrorReason.OUTCOME_UNKNOWN, "no answer: " + failure);
        };
    }

    /** Of reads only. */
    static boolean mayAskAgain(Throwable failure) {
        return failure instanceof ExchangeException known && switch (known.error().reason()) {
            case UNREACHABLE, OUTCOME_UNKNOWN -> true;
            default -> false;
        };
    }

    private static ExchangeException unreachable(Throwable failure) {
        return new ExchangeException(ErrorReason.UNREACHABLE, failure.toString());
    }
}
