package plutarc.strategy.component;

/**
 * What a component says about one bar, as a byte, so that a year of minutes costs no allocation. Signals say {@link #LONG}, {@link #SHORT} or
 * {@link #NEUTRAL}; conditions (filters, gates, guards) say which sides may enter; both say {@link #WARMING} or {@link #NO_DATA} when they cannot tell.
 */
public final class Code {
    public static final byte NEUTRAL = 0;
    public static final byte LONG = 1;
    public static final byte SHORT = -1;

    /** No side may enter. */
    public static final byte BLOCK = 0;
    /** Only a long may enter. */
    public static final byte PASS_LONG = 1;
    /** Only a short may enter. */
    public static final byte PASS_SHORT = 2;
    public static final byte PASS = 3;

    /** Too few bars yet: a signal does not count, a condition blocks. */
    public static final byte WARMING = 4;
    /** The market data it reads is not there: a signal does not count, a condition does what {@link MissingData} says. */
    public static final byte NO_DATA = 8;

    private Code() { }

    /** Whether a signal's code is a vote (neutral included). */
    public static boolean votes(byte code) {
        return code < WARMING;
    }

    /** {@link #PASS} or {@link #BLOCK}. */
    public static byte pass(boolean ok) {
        return ok ? PASS : BLOCK;
    }

    /** A signal's code as a condition's: only the side it votes for may enter. */
    public static byte asCondition(byte signal) {
        return signal == SHORT ? PASS_SHORT : signal;
    }

    /** Whether a condition with this code lets a side enter. {@code sign} is +1 for long, -1 for short. */
    public static boolean passes(byte code, int sign, MissingData missing) {
        return code == NO_DATA ? missing == MissingData.PASS : code != WARMING && (code & (sign > 0 ? PASS_LONG : PASS_SHORT)) != 0;
    }
}
