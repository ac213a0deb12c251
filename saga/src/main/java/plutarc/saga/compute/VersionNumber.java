package plutarc.saga.compute;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** A version as numbers, so that 0.10 follows 0.9; one with a suffix comes before the one without. */
record VersionNumber(String text) implements Comparable<VersionNumber> {

    @Override
    public int compareTo(VersionNumber other) {
        List<String> ours = parts(text);
        List<String> theirs = parts(other.text);
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            if (i >= ours.size()) {
                return number(theirs.get(i)) ? -1 : 1;
            }
            if (i >= theirs.size()) {
                return number(ours.get(i)) ? 1 : -1;
            }
            int order = compare(ours.get(i), theirs.get(i));
            if (order != 0) {
                return order;
            }
        }
        return text.compareTo(other.text);
    }

    private static int compare(String one, String other) {
        if (number(one) && number(other)) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number(one) ? 1 : number(other) ? -1 : one.compareTo(other);
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split("[.+_-]"));
    }

    private static boolean number(String part) {
        return !part.isEmpty() && part.chars().allMatch(Character::isDigit);
    }
}
