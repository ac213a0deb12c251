package plutarc.commandside.message;

import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** Checks of single fields that several contexts share. Stateless; each refusal names the field, the value and what is allowed. */
public final class Fields {
    private static final int SHOWN = 80;

    private Fields() {
    }

    /**
     * @return the text without spaces around it
     * @throws RefusedException {@code request.invalid} unless it has 1 to {@code max} characters, none of them a control character
     */
    public static String text(String field, String value, int max) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, text, "1 to " + max + " characters, no control characters");
        }
        return text;
    }

    public static RefusedException invalid(String field, Object value, String allowed) {
        var shown = String.valueOf(value);
        return new RefusedException(Refusal.of("request.invalid", field + " is not valid.", field,
                shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown, allowed));
    }
}
