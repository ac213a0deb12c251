package plutarc.exchanges;

import java.util.regex.Pattern;

/**
 * Names an order before the venue does, derived from the decision that caused it.
 *
 * @param value 1 to 32 characters of {@code A-Z a-z 0-9}: the form that every venue takes (OKX is the tightest)
 */
public record ClientOrderId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,32}");

    /** @throws IllegalArgumentException if the value is not of the form above */
    public ClientOrderId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("clientOrderId is '" + value + "'; allowed are 1 to 32 characters of A-Z a-z 0-9");
        }
    }

    /** Whether a venue's text is of this form; orders placed by hand or by other programs often are not. */
    public static boolean isValid(String value) {
        return value != null && FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
