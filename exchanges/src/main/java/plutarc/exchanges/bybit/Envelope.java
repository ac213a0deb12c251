package plutarc.exchanges.bybit;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Bybit's answer to a REST request: {@code retCode}, {@code retMsg} and a {@code result}, in any order. */
final class Envelope<T> {

    private static final byte[] EMPTY = {'{', '}'};

    private int code = -1;
    private boolean hasCode;
    private String message = "";
    private T result;

    private Envelope() {
    }

    /**
     * @param reader reads the result object that its parser stands on; it must bear an empty one
     * @throws ExchangeException if the venue refuses, or answers with something else than an envelope
     */
    static <T> T read(int status, byte[] body, RateHeaders rate, Function<JsonParser, T> reader) {
        Envelope<T> envelope = new Envelope<>();
        try (JsonParser parser = Json.parser(body)) {
            Json.eachField(parser, name -> envelope.take(name, parser, reader));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            if (status != 200) {
                throw new ExchangeException(BybitErrors.http(status));
            }
            if (!envelope.hasCode || envelope.code == 0) {
                throw new ExchangeException(ErrorReason.OUTCOME_UNKNOWN, "the venue's answer cannot be read: " + unreadable.getMessage());
            }
        }
        if (!envelope.hasCode) {
            throw new ExchangeException(BybitErrors.http(status));
        }
        if (envelope.code != 0) {
            ExchangeError error = BybitErrors.error(envelope.code, envelope.message);
            throw new ExchangeException(error.reason() == ErrorReason.RATE_LIMITED && rate.reset().isAfter(Instant.EPOCH)
                    ? new ExchangeError(error.reason(), error.venueCode(), error.message(), Optional.of(rate.reset())) : error);
        }
        return envelope.result == null ? reader.apply(Json.parser(EMPTY)) : envelope.result;
    }

    private void take(String name, JsonParser parser, Function<JsonParser, T> reader) {
        switch (name) {
            case "retCode" -> {
                code = (int) Json.integer(parser);
                hasCode = true;
            }
            case "retMsg" -> message = Json.text(parser);
            case "result" -> {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    result = reader.apply(parser);
                }
            }
            default -> { }
        }
    }
}
