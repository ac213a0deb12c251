package plutarc.strategy.component;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures in sentences. */
public final class Words {
    private Words() { }

    /** Up to four significant digits after the point, without trailing zeros; "no value" for NaN. Said at every close, so without a formatter. */
    public static String figure(double v) {
        if (Double.isNaN(v)) {
            return "no value";
        }
        if (Double.isInfinite(v)) {
            return Double.toString(v);
        }
        if (v == Math.rint(v) && Math.abs(v) < 1e15) {
            return Long.toString((long) v);
        }
        int digits = Math.abs(v) >= 1000 ? 1 : Math.abs(v) >= 10 ? 2 : Math.abs(v) >= 0.1 ? 3 : 6;
        return BigDecimal.valueOf(v).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** Says what a vote with this code means, for a figure called {@code what}. */
    public static Component.Words vote(String what) {
        return (code, value) -> switch (code) {
            case Code.WARMING -> "still warming up";
            case Code.NO_DATA -> "no data";
            default -> what + " " + figure(value);
        };
    }

    /** Says the figure and the rule it is held against, e.g. "ADX 18.3, needs at least 25". */
    public static Component.Words rule(String what, String needs) {
        return (code, value) -> switch (code) {
            case Code.WARMING -> "still warming up";
            case Code.NO_DATA -> "no data";
            default -> what + " " + figure(value) + ", needs " + needs;
        };
    }
}
