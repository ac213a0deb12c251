package plutarc.paperexchange.venue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Map;

/** Everything that can change the venue besides the market itself. These records are the journal, so their names are a contract. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = VenueInput.OpenAccount.class, name = "account.open"),
        @JsonSubTypes.Type(value = VenueInput.Deposit.class, name = "account.deposit"),
        @JsonSubTypes.Type(value = VenueInput.Place.class, name = "order.place"),
        @JsonSubTypes.Type(value = VenueInput.Amend.class, name = "order.amend"),
        @JsonSubTypes.Type(value = VenueInput.Cancel.class, name = "order.cancel"),
        @JsonSubTypes.Type(value = VenueInput.CancelAll.class, name = "order.cancel-all"),
        @JsonSubTypes.Type(value = VenueInput.SetLeverage.class, name = "position.leverage"),
        @JsonSubTypes.Type(value = VenueInput.SetTradingStop.class, name = "position.trading-stop"),
        @JsonSubTypes.Type(value = VenueInput.SetMarginMode.class, name = "account.margin-mode")})
public sealed interface VenueInput {

    /** The account concerned. */
    long uid();

    /** Opens an account with the given balances by coin. */
    record OpenAccount(long uid, String name, Map<String, BigDecimal> balances) implements VenueInput {}

    /** Adds to a balance; a negative amount takes away, never below zero. */
    record Deposit(long uid, String coin, BigDecimal amount) implements VenueInput {}

    /** Places an order. */
    record Place(long uid, NewOrder order) implements VenueInput {}

    /**
     * Changes an open order; a null leaves the value as it is, a zero level takes the level away.
     *
     * @param orderId empty when the order is named by its link id alone
     */
    record Amend(long uid, String symbol, String orderId, String orderLinkId, BigDecimal qty, BigDecimal price, BigDecimal triggerPrice,
                 BigDecimal takeProfit, BigDecimal stopLoss) implements VenueInput {}

    /** Cancels an open order named by either id. */
    record Cancel(long uid, String symbol, String orderId, String orderLinkId) implements VenueInput {}

    /**
     * Cancels every open order that matches; an empty text matches all.
     *
     * @param filter {@code Order} for active, {@code StopOrder} for conditional orders only
     */
    record CancelAll(long uid, Category category, String symbol, String baseCoin, String settleCoin, String filter) implements VenueInput {}

    /** Sets the leverage of both sides of a contract. */
    record SetLeverage(long uid, String symbol, BigDecimal leverage) implements VenueInput {}

    /** Sets the levels that protect a position; null leaves one as it is, zero takes it away. */
    record SetTradingStop(long uid, String symbol, BigDecimal takeProfit, BigDecimal stopLoss, BigDecimal trailingStop,
                          BigDecimal activePrice) implements VenueInput {}

    /** Chooses cross or isolated margin for the whole account. */
    record SetMarginMode(long uid, MarginMode mode) implements VenueInput {}
}
