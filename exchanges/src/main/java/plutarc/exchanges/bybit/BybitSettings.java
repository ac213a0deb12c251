package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.wire.Json;
import plutarc.exchanges.wire.RateGate;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/** What is changed at Bybit besides single orders. All of it may be asked for twice without harm. */
final class BybitSettings {

    private final BybitRest rest;
    private final String category;
    private final RateGate gate;

    BybitSettings(BybitRest rest, ContractType type, InstantSource clock) {
        this.rest = rest;
        this.category = BybitWords.category(type);
        this.gate = new RateGate("bybit-settings", 10, Duration.ofSeconds(10), clock);
    }

    Mono<Integer> cancelAll(String symbol) {
        return rest.post(gate, "/v5/order/cancel-all", body(json -> {
            json.writeStringProperty("category", category);
            json.writeStringProperty("symbol", symbol);
        }), Page.of(parser -> {
            parser.skipChildren();
            return 1;
        })).map(page -> page.rows().size());
    }

    Mono<Void> setLeverage(String symbol, BigDecimal leverage) {
        String text = leverage.stripTrailingZeros().toPlainString();
        return unlessSetAlready(rest.post(gate, "/v5/position/set-leverage", body(json -> {
            json.writeStringProperty("category", category);
            json.writeStringProperty("symbol", symbol);
            json.writeStringProperty("buyLeverage", text);
            json.writeStringProperty("sellLeverage", text);
        }), parser -> true));
    }

    /** Bybit's margin mode is the unified account's, not the symbol's. */
    Mono<Void> setMarginMode(MarginMode mode) {
        return unlessSetAlready(rest.post(gate, "/v5/account/set-margin-mode", body(json -> json.writeStringProperty("setMarginMode", switch (mode) {
            case ISOLATED -> "ISOLATED_MARGIN";
            case CROSS -> "REGULAR_MARGIN";
        })), parser -> true));
    }

    private static Mono<Void> unlessSetAlready(Mono<Boolean> change) {
        return change.onErrorResume(ExchangeException.class, failure ->
                failure.error().reason() == ErrorReason.NOTHING_TO_CHANGE ? Mono.just(true) : Mono.error(failure)).then();
    }

    private static byte[] body(Consumer<JsonGenerator> fields) {
        return Json.write(json -> {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        });
    }
}
