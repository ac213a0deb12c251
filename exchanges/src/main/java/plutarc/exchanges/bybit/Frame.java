package plutarc.exchanges.bybit;

import java.time.Instant;
import java.util.function.Function;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One WebSocket message, read token by token: data goes to its topic's reader as it is met, the rest is kept here. Covers data frames,
 * answers to {@code subscribe}, {@code auth} and {@code ping}, and answers to order requests.
 */
final class Frame {

    private String topic = "";
    private boolean dataWaits;
    String type = "";
    String op = "";
    String message = "";
    String requestId = "";
    String orderId = "";
    long ts;
    boolean success = true;
    int code;
    RateHeaders rate = new RateHeaders(0, 0, Instant.EPOCH);

    private Frame() {
    }

    /** What reads a topic's data. */
    interface Topic {

        /** The parser stands on the value of {@code data}. */
        void data(JsonParser parser);

        /** The frame is at its end; {@code type} and {@code ts} are known now. */
        default void end(Frame frame) {
        }
    }

    /**
     * @param topics finds the reader of a topic; null for one that is not, or no longer, subscribed
     * @throws tools.jackson.core.JacksonException if the frame is not JSON
     * @throws IllegalArgumentException if a value is not of its documented form
     */
    static Frame read(byte[] bytes, int length, Function<String, Topic> topics) {
        Frame frame = new Frame();
        frame.pass(bytes, length, topics);
        if (frame.dataWaits) {
            // Fields have no order in JSON; Bybit's has the topic first, so this second look is for the day it has not.
            frame.pass(bytes, length, topics);
        }
        Topic reader = frame.topic.isEmpty() ? null : topics.apply(frame.topic);
        if (reader != null) {
            reader.end(frame);
        }
        return frame;
    }

    boolean isData() {
        return !topic.isEmpty();
    }

    boolean isPong() {
        return op.equals("pong") || op.equals("ping") || message.equals("pong");
    }

    private void pass(byte[] bytes, int length, Function<String, Topic> topics) {
        boolean topicKnown = !topic.isEmpty();
        dataWaits = false;
        try (JsonParser parser = Json.parser(bytes, 0, length)) {
            Json.eachField(parser, name -> take(name, parser, topics));
        }
        dataWaits = dataWaits && !topicKnown && !topic.isEmpty();
    }

    private void take(String name, JsonParser parser, Function<String, Topic> topics) {
        switch (name) {
            case "topic" -> topic = Json.text(parser);
            case "type" -> type = Json.text(parser);
            case "ts", "creationTime" -> ts = Json.integer(parser);
            case "op" -> op = Json.text(parser);
            case "success" -> success = parser.getValueAsBoolean();
            case "ret_msg", "retMsg" -> message = Json.text(parser);
            case "req_id", "reqId" -> requestId = Json.text(parser);
            case "retCode" -> {
                code = (int) Json.integer(parser);
                success = code == 0;
            }
            case "header" -> header(parser);
            case "data" -> data(parser, topics);
            default -> { }
        }
    }

    private void data(JsonParser parser, Function<String, Topic> topics) {
        if (!topic.isEmpty()) {
            Topic reader = topics.apply(topic);
            if (reader != null) {
                reader.data(parser);
            }
            return;
        }
        boolean orderAnswer = !requestId.isEmpty() && parser.currentToken() == JsonToken.START_OBJECT;
        dataWaits = !orderAnswer;
        if (orderAnswer) {
            Json.eachField(parser, field -> {
                if (field.equals("orderId")) {
                    orderId = Json.text(parser);
                }
            });
        }
    }

    private void header(JsonParser parser) {
        long[] numbers = new long[3];
        Json.eachField(parser, field -> {
            switch (field) {
                case "X-Bapi-Limit" -> numbers[0] = Json.integer(parser);
                case "X-Bapi-Limit-Status" -> numbers[1] = Json.integer(parser);
                case "X-Bapi-Limit-Reset-Timestamp" -> numbers[2] = Json.integer(parser);
                default -> { }
            }
        });
        rate = new RateHeaders((int) numbers[0], (int) numbers[1], Instant.ofEpochMilli(numbers[2]));
    }
}
