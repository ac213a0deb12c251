package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import plutarc.contracts.trading.ManualOrder;

/** What a bot can be told to do over its link. Executed once an id, in the order of sending. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Instruction.Pause.class, name = "pause"),
        @JsonSubTypes.Type(value = Instruction.Resume.class, name = "resume"),
        @JsonSubTypes.Type(value = Instruction.Stop.class, name = "stop"),
        @JsonSubTypes.Type(value = Instruction.Sleep.class, name = "sleep"),
        @JsonSubTypes.Type(value = Instruction.Restart.class, name = "restart"),
        @JsonSubTypes.Type(value = Instruction.Update.class, name = "update"),
        @JsonSubTypes.Type(value = Instruction.ClosePosition.class, name = "close_position"),
        @JsonSubTypes.Type(value = Instruction.CloseAll.class, name = "close_all"),
        @JsonSubTypes.Type(value = Instruction.PlaceOrder.class, name = "place_order"),
        @JsonSubTypes.Type(value = Instruction.CancelOrder.class, name = "cancel_order")
})
public sealed interface Instruction {

    /** Open no new positions; exits keep acting. */
    record Pause() implements Instruction {
    }

    /** Open positions again. */
    record Resume() implements Instruction {
    }

    /** Cancel entry orders, report everything, and end. Open positions keep the protective stops that rest at the venue. */
    record Stop() implements Instruction {
    }

    /** As a stop, but only a flat bot; one that holds a position, or is about to, goes on and says so. */
    record Sleep() implements Instruction {
    }

    /** As a stop, and another process takes over at once. Acknowledged by the bot; done once that one is online. */
    record Restart() implements Instruction {
    }

    /** As a restart, and the next process is of this version. */
    record Update(String version) implements Instruction {
    }

    /** Close one symbol's position at market, reduce-only, and verify at the venue that it is flat. */
    record ClosePosition(String symbol) implements Instruction {
    }

    /** Send an order by hand. Its client order id is a function of the instruction's id, so that it can never be sent twice. */
    record PlaceOrder(ManualOrder order) implements Instruction {
    }

    /** Cancel an order by hand that rests at the venue. */
    record CancelOrder(String clientOrderId) implements Instruction {
    }

    /** Pause, cancel all orders, close all positions at market, and verify at the venue that all is flat. */
    record CloseAll() implements Instruction {
    }
}
