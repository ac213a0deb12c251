package plutarc.saga.compute;

import java.util.regex.Pattern;

/** Makes lines of a process's log fit to be shown. Stateless. */
final class LogWords {
    /** What looks like a key, token or signature: long, of their alphabet, with digits and capitals or in hexadecimal. Ids with dashes are neither. */
    private static final Pattern SECRET = Pattern.compile("(?=[A-Za-z0-9+_=-]*[A-Z])(?=[A-Za-z0-9+_=-]*[0-9])[A-Za-z0-9+_=-]{18,}|\\b[0-9a-f]{40,}\\b");
    private static final Pattern NAMED = Pattern.compile("(?i)((?:secret|token|password|passphrase|api[-_ ]?key|authorization)[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"',}|]+");

    private LogWords() {
    }

    /** The same words; what may be a secret stands as an ellipsis. */
    static String withoutSecrets(String line) {
        return SECRET.matcher(NAMED.matcher(line).replaceAll("$1…")).replaceAll("…");
    }
}
