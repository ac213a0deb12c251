package plutarc.contracts.message;

import java.util.UUID;
import java.util.regex.Pattern;

/** The form that every identity of the product has. Stateless. */
public final class Identifiers {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Identifiers() {
    }

    /** @throws IllegalArgumentException naming the field and the allowed form, if the value does not have it */
    public static void requireValid(String field, String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " is '" + value + "'; allowed are 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
    }

    /** A random identity of 32 lower-case hexadecimal digits. */
    public static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
