package plutarc.paperexchange.control;

import static plutarc.paperexchange.control.ControlApi.number;
import static plutarc.paperexchange.control.ControlApi.text;

import java.util.Map;
import java.util.function.LongSupplier;
import plutarc.paperexchange.bybit.Faults;
import tools.jackson.databind.JsonNode;

/** Reads orders for faults: {@code drop}, {@code ack}, {@code reject}, {@code stall}. */
final class FaultRequests {
    private final Faults faults;
    private final Runnable dropAll;
    private final LongSupplier wallClock;

    FaultRequests(Faults faults, Runnable dropAll, LongSupplier wallClock) {
        this.faults = faults;
        this.dropAll = dropAll;
        this.wallClock = wallClock;
    }

    Map<String, Object> order(JsonNode body) {
        String type = text(body, "type", "");
        long now = wallClock.getAsLong();
        int count = (int) range(body, "count", 1, 1, 1000);
        long uid = number(body, "uid", 0);
        String op = text(body, "op", type.equals("ack") || type.equals("reject") ? "order.create" : "");
        switch (type) {
            case "drop" -> {
                faults.refuseUntil(now + seconds(body, 0));
                dropAll.run();
            }
            case "ack" -> faults.add(new Faults.Fault.Acknowledgement(uid, op, delay(body)), count);
            case "reject" -> faults.add(new Faults.Fault.Rejection(uid, op, (int) range(body, "retCode", 10016, 1, 9_999_999),
                    text(body, "retMsg", "Server error.")), count);
            case "stall" -> faults.add(new Faults.Fault.Stall(text(body, "topic", "*"), now + seconds(body, 10), text(body, "lose", "false").equals("true")), 1);
            default -> throw new ControlApi.Refused(400, "type is '" + type + "', allowed are drop, ack, reject and stall");
        }
        return Map.of("ordered", type);
    }

    private static long delay(JsonNode body) {
        String mode = text(body, "mode", "swallow");
        return switch (mode) {
            case "swallow" -> -1;
            case "delay" -> range(body, "millis", 1000, 1, 600_000);
            default -> throw new ControlApi.Refused(400, "mode is '" + mode + "', allowed are swallow and delay");
        };
    }

    private static long seconds(JsonNode body, long otherwise) {
        return range(body, "seconds", otherwise, 0, 86_400) * 1000;
    }

    private static long range(JsonNode body, String name, long otherwise, long min, long max) {
        long value = number(body, name, otherwise);
        if (value < min || value > max) {
            throw new ControlApi.Refused(400, name + " is " + value + ", allowed is " + min + " to " + max);
        }
        return value;
    }
}
