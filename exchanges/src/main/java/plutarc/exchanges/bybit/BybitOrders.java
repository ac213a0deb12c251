package plutarc.exchanges.bybit;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered.Kind;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.wire.Json;
import plutarc.exchanges.wire.LatencyWindow;
import plutarc.exchanges.wire.RateGate;

/**
 * Sends order requests, each once, by stream or else by REST, and finds out what became of those without an answer. On the event loop only.
 */
final class BybitOrders {

    private static final Logger LOG = LoggerFactory.getLogger(BybitOrders.class);

    private final VenueThread thread;
    private final ExchangeListener listener;
    private final BybitRest rest;
    private final BybitQueries queries;
    private final VenueTime time;
    private final InstantSource clock;
    private final Timeouts timeouts;
    private final String prefix;
    private final Map<Kind, RateGate> gates = new EnumMap<>(Kind.class);
    private final Map<String, OrderAttempt> underWay = new HashMap<>();
    private final LatencyWindow streamLatency = new LatencyWindow();
    private final LatencyWindow restLatency = new LatencyWindow();
    private OrderStream stream;
    private long requests;

    /** @param prefix of request ids, unlike that of any other session of this account */
    BybitOrders(VenueThread thread, ExchangeListener listener, BybitRest rest, BybitQueries queries, Dialect dialect, VenueTime time, InstantSource clock,
                Timeouts timeouts, String prefix) {
        this.thread = thread;
        this.listener = listener;
        this.rest = rest;
        this.queries = queries;
        this.time = time;
        this.clock = clock;
        this.timeouts = timeouts;
        this.prefix = prefix;
        for (Kind kind : Kind.values()) {
            gates.put(kind, new RateGate("bybit-" + kind, dialect.ordersPerSecond(), Duration.ofSeconds(5), clock));
        }
    }

    /** From now on orders go by this stream while it is ready. */
    void prefer(OrderStream orderStream) {
        this.stream = orderStream;
    }

    LatencyWindow streamLatency() {
        return streamLatency;
    }

    LatencyWindow restLatency() {
        return restLatency;
    }

    void send(OrderAttempt attempt) {
        Optional<Duration> wait = gates.get(attempt.kind).reserve();
        if (wait.isEmpty()) {
            finish(attempt, new Outcome.Rejected(ExchangeError.of(ErrorReason.RATE_LIMITED, "not sent: the venue's order limit is used up for seconds")));
        } else if (wait.get().isZero()) {
            sendNow(attempt);
        } else {
            thread.after(wait.get(), () -> sendNow(attempt));
        }
    }

    /** Answers a request that is wrong by itself; it is not sent. */
    void refuse(OrderAttempt attempt, String message) {
        finish(attempt, new Outcome.Rejected(ExchangeError.of(ErrorReason.INVALID_REQUEST, message)));
    }

    /** The venue's answer to a request that went by stream. */
    void answered(Frame frame) {
        OrderAttempt attempt = underWay.get(frame.requestId);
        if (attempt == null) {
            LOG.atDebug().addKeyValue("requestId", frame.requestId).log("answer to no known request");
            return;
        }
        frame.rate.tell(gates.get(attempt.kind));
        if (attempt.outcomeAsked) {
            LOG.atInfo().addKeyValue("clientOrderId", attempt.clientOrderId).log("answer came late");
        } else {
            streamLatency.add(Duration.between(attempt.sentAt, clock.instant()));
        }
        if (frame.success) {
            finish(attempt, new Outcome.Accepted(frame.orderId));
        } else {
            refused(attempt, BybitErrors.error(frame.code, frame.message));
        }
    }

    /** The stream is gone: the answers that were under way will not come. */
    void streamLost(String reason) {
        for (OrderAttempt attempt : List.copyOf(underWay.values())) {
            if (attempt.byStream && !attempt.outcomeAsked) {
                unknown(attempt, "the connection was lost before an answer: " + reason);
            }
        }
    }

    private void sendNow(OrderAttempt attempt) {
        String requestId = prefix + Long.toString(++requests, Character.MAX_RADIX);
        attempt.sentAt = clock.instant();
        underWay.put(requestId, attempt);
        attempt.requestId = requestId;
        attempt.byStream = stream != null && stream.send(frame(requestId, attempt), () -> written(attempt));
        if (attempt.byStream) {
            attempt.timer = thread.after(timeouts.answer(), () -> unknown(attempt, "no answer within " + timeouts.answer()));
        } else {
            post(attempt);
        }
    }

    /** Does what {@link #send} does, as far as it has no effect. */
    void rehearse(OrderAttempt attempt) {
        attempt.sentAt = clock.instant();
        frame(prefix, attempt);
    }

    private byte[] frame(String requestId, OrderAttempt attempt) {
        return OrderWriter.frame(requestId, operation(attempt.kind), time.now().toEpochMilli(), timeouts.validity().toMillis(), attempt.fields);
    }

    private void written(OrderAttempt attempt) {
        if (attempt.kind == Kind.PLACE) {
            listener.written(attempt.clientOrderId, System.nanoTime());
        }
    }

    private void post(OrderAttempt attempt) {
        rest.post(gates.get(attempt.kind), path(attempt.kind), OrderWriter.body(attempt.fields), parser -> {
            String[] id = {""};
            Json.eachField(parser, name -> {
                if (name.equals("orderId")) {
                    id[0] = Json.text(parser);
                }
            });
            return id[0];
        }).subscribe(orderId -> {
            restLatency.add(Duration.between(attempt.sentAt, clock.instant()));
            finish(attempt, new Outcome.Accepted(orderId));
        }, failure -> {
            if (failure instanceof ExchangeException known) {
                refused(attempt, known.error());
            } else {
                unknown(attempt, failure.toString());
            }
        });
    }

    private void refused(OrderAttempt attempt, ExchangeError error) {
        error.retryAt().filter(at -> error.reason() == ErrorReason.RATE_LIMITED).ifPresent(gates.get(attempt.kind)::closeUntil);
        if (error.reason() == ErrorReason.TIMESTAMP_OUT_OF_WINDOW) {
            queries.correctClock();
        }
        if (error.reason() == ErrorReason.OUTCOME_UNKNOWN) {
            unknown(attempt, error.toString());
        } else {
            finish(attempt, new Outcome.Rejected(error));
        }
    }

    private void unknown(OrderAttempt attempt, String why) {
        if (attempt.finished || attempt.outcomeAsked) {
            return;
        }
        attempt.outcomeAsked = true;
        LOG.atWarn().addKeyValue("clientOrderId", attempt.clientOrderId).addKeyValue("kind", attempt.kind).addKeyValue("reason", why).log("outcome unknown");
        listener.on(new OrderRequestAnswered(attempt.kind, attempt.symbol, attempt.clientOrderId, new Outcome.Unknown(why)));
        ask(attempt);
    }

    /** Asks the venue, and goes on asking until it knows. */
    private void ask(OrderAttempt attempt) {
        if (attempt.finished) {
            return;
        }
        Instant asked = clock.instant();
        queries.order(attempt.symbol, attempt.clientOrderId).subscribe(found -> {
            if (attempt.finished) {
                return;
            }
            found.ifPresent(order -> listener.on(new ExchangeEvent.OrderUpdated(order)));
            Optional<Outcome.Final> outcome = attempt.judge(found, asked, timeouts.validity());
            outcome.ifPresentOrElse(known -> finish(attempt, known), () -> askLater(attempt));
        }, failure -> askLater(attempt));
    }

    private void askLater(OrderAttempt attempt) {
        thread.after(timeouts.resolveEvery(), () -> ask(attempt));
    }

    private void finish(OrderAttempt attempt, Outcome.Final outcome) {
        if (attempt.finished) {
            return;
        }
        attempt.finished = true;
        ScheduledFuture<?> timer = attempt.timer;
        if (timer != null) {
            timer.cancel(false);
        }
        underWay.remove(attempt.requestId);
        listener.on(new OrderRequestAnswered(attempt.kind, attempt.symbol, attempt.clientOrderId, outcome));
    }

    private static String operation(Kind kind) {
        return switch (kind) {
            case PLACE -> "order.create";
            case AMEND -> "order.amend";
            case CANCEL -> "order.cancel";
        };
    }

    private static String path(Kind kind) {
        return switch (kind) {
            case PLACE -> "/v5/order/create";
            case AMEND -> "/v5/order/amend";
            case CANCEL -> "/v5/order/cancel";
        };
    }
}
