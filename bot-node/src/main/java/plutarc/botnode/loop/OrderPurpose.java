package plutarc.botnode.loop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What an order is for. */
public enum OrderPurpose {
    /** Opens a position. */
    ENTRY('E', "entry"),
    /** Closes it because an exit rule or a limit says so. */
    EXIT('X', "exit"),
    /** Rests at the venue and limits the loss. */
    STOP('S', "stop"),
    /** Rests at the venue and takes the profit. */
    TARGET('T', "take_profit"),
    /** Closes it because a person says so. */
    CLOSE('C', "close");

    private final char letter;
    private final String code;

    OrderPurpose(char letter, String code) {
        this.letter = letter;
        this.code = code;
    }

    /** First letter of the client order id. */
    char letter() {
        return letter;
    }

    static Optional<OrderPurpose> ofLetter(char letter) {
        return Arrays.stream(values()).filter(purpose -> purpose.letter == letter).findFirst();
    }

    /** The name in reports. */
    @JsonValue
    public String code() {
        return code;
    }

    @JsonCreator
    static OrderPurpose ofCode(String code) {
        return Arrays.stream(values()).filter(purpose -> purpose.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("purpose '" + code + "' is unknown"));
    }

    /** Whether it waits at the venue for its price. */
    boolean rests() {
        return this == STOP || this == TARGET;
    }
}
