package plutarc.paperexchange.venue;

import java.util.List;

/** The venue's answer to an input. A refused input has changed nothing. */
public sealed interface Reply {

    /** Taken on; the orders concerned, as they stood when the venue was done with the input. */
    record Accepted(List<Order> orders) implements Reply {}

    /** Refused with the venue's own code and words. */
    record Refused(int code, String message) implements Reply {}

    /** Nothing concerned but the account itself. */
    static Reply done() {
        return new Accepted(List.of());
    }
}
