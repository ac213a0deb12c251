package plutarc.strategy.template;

import java.util.Locale;

/**
 * How votes become a decision. Signals still warming up, or without data, do not count.
 *
 * @param threshold MIN_SCORE: 0.05 to 1, of the weighted mean vote; MIN_SIGNALS: how many must agree; otherwise unused
 */
public record Combination(Mode mode, double threshold) {
    /** Long rules; short is mirrored. */
    public enum Mode {
        /** Weighted mean of the votes is at least the threshold. */
        MIN_SCORE,
        /** At least threshold votes for the side, and more than against. */
        MIN_SIGNALS,
        /** Every vote is for the side, none neutral. */
        UNANIMOUS,
        /** More than half of the votes are for the side. */
        MAJORITY,
        /** At least one vote for the side and none against. */
        ANY;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the mode has a threshold. */
        public boolean hasThreshold() {
            return this == MIN_SCORE || this == MIN_SIGNALS;
        }
    }
}
