package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.venue.Order;
import plutarc.paperexchange.venue.Reply;
import plutarc.paperexchange.venue.VenueInput;
import reactor.core.scheduler.Schedulers;

/** The requests that change something, whether they come over REST or over the order-entry WebSocket; the ordered faults strike here. */
final class Trading {
    /** What can be asked for, by REST path. */
    static final Map<String, Operation> OPERATIONS = Map.of(
            "/v5/order/create", Operation.CREATE, "/v5/order/amend", Operation.AMEND, "/v5/order/cancel", Operation.CANCEL,
            "/v5/order/cancel-all", Operation.CANCEL_ALL, "/v5/position/set-leverage", Operation.SET_LEVERAGE,
            "/v5/position/trading-stop", Operation.TRADING_STOP, "/v5/account/set-margin-mode", Operation.SET_MARGIN_MODE);

    /** What can be asked for. */
    enum Operation {
        CREATE("order.create"), AMEND("order.amend"), CANCEL("order.cancel"), CANCEL_ALL("order.cancel-all"),
        SET_LEVERAGE("position.set-leverage"), TRADING_STOP("position.trading-stop"), SET_MARGIN_MODE("account.set-margin-mode");

        private final String op;

        Operation(String op) {
            this.op = op;
        }

        /** Its name on the order-entry WebSocket and in faults. */
        String op() {
            return op;
        }

        /** The REST path whose rate limit it shares. */
        String path() {
            return "/v5/" + op.replace('.', '/');
        }
    }

    /** Takes the venue's answer. */
    interface Answer {
        void give(int code, String message, Map<String, ?> result);
    }

    private final VenueLoop loop;
    private final Faults faults;

    Trading(VenueLoop loop, Faults faults) {
        this.loop = loop;
        this.faults = faults;
    }

    /**
     * Carries a request out and answers, unless a fault delays or swallows the answer.
     *
     * @throws ApiException when the request cannot be understood or the key may not make it
     */
    void carryOut(Operation operation, ApiKey key, Parameters in, Answer answer) {
        if (!key.trades()) {
            throw new ApiException(10005, "Permission denied, please check your API key permissions.");
        }
        Optional<Faults.Fault.Rejection> rejection = faults.rejection(key.uid(), operation.op());
        if (rejection.isPresent()) {
            throw new ApiException(rejection.get().code(), rejection.get().message());
        }
        VenueInput input = input(operation, key.uid(), in);
        loop.apply(input, reply -> {
            switch (reply) {
                case Reply.Refused refused -> answer.give(refused.code(), refused.message(), refusal(operation, refused));
                case Reply.Accepted accepted -> acknowledge(operation, key, () -> answer.give(0, "OK", success(operation, accepted)));
            }
        });
    }

    private void acknowledge(Operation operation, ApiKey key, Runnable answer) {
        Optional<Faults.Fault.Acknowledgement> fault = faults.acknowledgement(key.uid(), operation.op());
        if (fault.isEmpty()) {
            answer.run();
        } else if (fault.get().delayMillis() >= 0) {
            Schedulers.parallel().schedule(answer, fault.get().delayMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static VenueInput input(Operation operation, long uid, Parameters in) {
        return switch (operation) {
            case CREATE -> OrderRequests.place(uid, in);
            case AMEND -> OrderRequests.amend(uid, in);
            case CANCEL -> OrderRequests.cancel(uid, in);
            case CANCEL_ALL -> OrderRequests.cancelAll(uid, in);
            case SET_LEVERAGE -> OrderRequests.leverage(uid, in);
            case TRADING_STOP -> OrderRequests.tradingStop(uid, in);
            case SET_MARGIN_MODE -> OrderRequests.marginMode(uid, in);
        };
    }

    private static Map<String, ?> success(Operation operation, Reply.Accepted accepted) {
        return switch (operation) {
            case CREATE, AMEND, CANCEL -> ids(accepted.orders().getFirst());
            case CANCEL_ALL -> result("list", accepted.orders().stream().map(Trading::ids).toList(), "success", "1");
            case SET_MARGIN_MODE -> Map.of("reasons", List.of());
            case SET_LEVERAGE, TRADING_STOP -> Map.of();
        };
    }

    private static Map<String, ?> refusal(Operation operation, Reply.Refused refused) {
        return operation == Operation.SET_MARGIN_MODE ? Map.of("reasons", List.of(result("reasonCode", Integer.toString(refused.code()),
                "reasonMsg", "the account has open positions or orders"))) : Map.of();
    }

    private static Map<String, Object> ids(Order order) {
        return result("orderId", order.id(), "orderLinkId", order.linkId());
    }
}
