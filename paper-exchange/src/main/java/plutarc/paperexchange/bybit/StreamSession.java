package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.market.Interval;
import plutarc.paperexchange.venue.Category;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.VenueRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A public stream ({@code /v5/public/linear}, {@code /v5/public/inverse}) or the private one ({@code /v5/private}). */
final class StreamSession implements Session {
    private static final String PRIVATE_TOPIC = "(order|execution|position)(\\.(linear|inverse))?|wallet";
    private final ObjectMapper json;
    private final Connection connection;
    private final Optional<Category> category;
    private final VenueRules rules;
    private final VenueLoop loop;
    private final Publisher publisher;
    private final Authentication authentication;
    private final LongSupplier wallClock;

    /** @param category of a public stream; empty for the private one */
    StreamSession(ObjectMapper json, Connection connection, Optional<Category> category, VenueRules rules, VenueLoop loop, Publisher publisher,
                  Authentication authentication, LongSupplier wallClock) {
        this.json = json;
        this.connection = connection;
        this.category = category;
        this.rules = rules;
        this.loop = loop;
        this.publisher = publisher;
        this.authentication = authentication;
        this.wallClock = wallClock;
    }

    @Override
    public void received(String message) {
        Session.parse(json, connection, message).ifPresent(request -> {
            String op = Session.text(request, "op");
            switch (op) {
                case "ping" -> pong(request);
                case "auth" -> auth(request);
                case "subscribe" -> subscribe(request);
                case "unsubscribe" -> unsubscribe(request);
                default -> answer(request, false, "error:unknown op '" + op + "', allowed: auth, ping, subscribe, unsubscribe", op);
            }
        });
    }

    private void pong(JsonNode request) {
        if (category.isPresent()) {
            answer(request, true, "pong", "ping");
        } else {
            connection.send(json.writeValueAsString(result("req_id", Session.text(request, "req_id"), "op", "pong",
                    "args", List.of(Long.toString(wallClock.getAsLong())), "conn_id", connection.id())));
        }
    }

    private void auth(JsonNode request) {
        try {
            Session.authenticate(authentication, connection, request, wallClock.getAsLong());
            answer(request, true, "", "auth");
        } catch (ApiException e) {
            connection.send(json.writeValueAsString(result("success", false, "ret_msg", e.getMessage(), "ret_code", e.code(), "op", "auth", "conn_id",
                    connection.id(), "req_id", Session.text(request, "req_id"))));
        }
    }

    private List<String> topics(JsonNode request) {
        List<String> topics = new ArrayList<>();
        JsonNode args = request.get("args");
        if (args != null && args.isArray()) {
            args.forEach(a -> topics.add(a.asString()));
        }
        return topics;
    }

    private void subscribe(JsonNode request) {
        List<String> topics = topics(request);
        if (topics.isEmpty()) {
            answer(request, false, "error:args is empty, expected an array of topics", "subscribe");
            return;
        }
        if (category.isEmpty()) {
            subscribePrivate(request, topics);
            return;
        }
        for (String topic : topics) {
            if (instrument(topic).isEmpty()) {
                answer(request, false, "error:handler not found,topic:" + topic, "subscribe");
                return;
            }
        }
        loop.submit(() -> {
            loop.afterwards(() -> answer(request, true, "", "subscribe"));
            for (String topic : topics) {
                publisher.welcome(connection, instrument(topic).orElseThrow(), topic);
                connection.topics().add(category.get().wire() + "/" + topic);
            }
        });
    }

    private void subscribePrivate(JsonNode request, List<String> topics) {
        if (connection.key() == null) {
            answer(request, false, "Request not authorized", "subscribe");
            return;
        }
        for (String topic : topics) {
            if (!topic.matches(PRIVATE_TOPIC)) {
                answer(request, false, "error:topic '" + topic + "' does not exist, allowed: order, execution, position (each also with .linear or .inverse), wallet", "subscribe");
                return;
            }
        }
        loop.submit(() -> {
            connection.topics().addAll(topics);
            loop.afterwards(() -> answer(request, true, "", "subscribe"));
        });
    }

    private void unsubscribe(JsonNode request) {
        List<String> topics = topics(request);
        loop.submit(() -> {
            topics.forEach(topic -> connection.topics().remove(category.map(c -> c.wire() + "/").orElse("") + topic));
            loop.afterwards(() -> answer(request, true, "", "unsubscribe"));
        });
    }

    /** The contract that a public topic is about; empty when there is no such topic. */
    private Optional<Instrument> instrument(String topic) {
        int dot = topic.lastIndexOf('.');
        String kind = dot < 0 ? topic : topic.substring(0, dot);
        boolean known = kind.equals("publicTrade") || kind.equals("tickers") || kind.matches("orderbook\\.(1|50)")
                || kind.startsWith("kline.") && Interval.of(kind.substring(6)).isPresent();
        return !known ? Optional.empty() : rules.instruments().stream()
                .filter(i -> i.category() == category.orElseThrow() && i.symbol().equals(topic.substring(dot + 1))).findFirst();
    }

    private void answer(JsonNode request, boolean success, String message, String op) {
        connection.send(json.writeValueAsString(Session.answer(connection, request, success, message, op)));
    }
}
