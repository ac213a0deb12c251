package plutarc.platform.security.totp;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Codes for when the authenticator is lost: twelve letters and digits that nobody mistakes for each other, 59 random bits. Thread-safe. */
final class RecoveryCodes {

    static final int MANY = 10;
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz23456789";
    private static final int GROUP = 4;
    private static final int GROUPS = 3;
    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{" + GROUP * GROUPS + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {
    }

    /** Ten new codes, written as {@code abcd-efgh-jkmn}. */
    static List<String> random() {
        return IntStream.range(0, MANY).mapToObj(code -> String.join("-", IntStream.range(0, GROUPS).mapToObj(group -> group()).toList())).toList();
    }

    /** As it is hashed: without what people add when they type it. */
    static String normalised(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    /** Whether a normalised text can be a recovery code at all. */
    static boolean hasForm(String normalised) {
        return FORM.matcher(normalised).matches();
    }

    private static String group() {
        return IntStream.range(0, GROUP).mapToObj(at -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())))).reduce("", String::concat);
    }
}
