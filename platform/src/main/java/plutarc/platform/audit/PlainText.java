package plutarc.platform.audit;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What may stand in an entry: text without control characters, secrets and e-mail addresses, of bounded length. Stateless. */
final class PlainText {

    static final String HIDDEN = "(hidden)";
    private static final int LONGEST = 300;
    private static final int SHORTEST_WORD = 2;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 60;
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|passw|passphrase|token|credential|api_?key|private|cipher|hash|e_?mail|totp|recovery|sealed).*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"']+@[^\\s@<>\"']+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PlainText() {
    }

    /** One line, without e-mail addresses, cut to {@value #LONGEST} characters. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints().limit(LONGEST + 1L).map(point -> breaks(point) ? ' ' : point).forEach(plain::appendCodePoint);
        String line = EMAIL.matcher(plain.toString().strip()).replaceAll("(e-mail address)");
        return line.codePointCount(0, line.length()) <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "… (" + text.length() + " characters)";
    }

    /** What a field of this name may show of its value. */
    static String of(String field, String value) {
        String name = field.substring(field.lastIndexOf('.') + 1);
        return SECRET.matcher(name).matches() ? HIDDEN : of(value);
    }

    /** What a text can be found by: words in lower case. */
    static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : APART.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= SHORTEST_WORD && words.size() < MOST_WORDS) {
                words.add(word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word);
            }
        }
        return words;
    }

    private static boolean breaks(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE || point == 0x2028 || point == 0x2029;
    }
}
