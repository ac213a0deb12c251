package plutarc.strategy.exit;

/**
 * An exit rule that holds a price level. Prices are signed: times +1 for a long and -1 for a short, so that every stop lies below the price, every
 * profit is a rise, and one piece of arithmetic serves both sides. NaN means no level yet.
 */
interface StopRule {
    /** The level from the moment of entry. */
    double initial(ExitPosition position);

    /** The level wanted now; the position keeps the tighter of this and what it has. Called at each base close, or live at each price. */
    default double moved(ExitPosition position) {
        return Double.NaN;
    }

    /** Whether its level may rest at the venue; one that may not is watched by the bot, which closes at market. To a backtest it is the same. */
    default boolean rests() {
        return true;
    }

    /** Whether {@link #moved} can ever say anything. */
    default boolean moves() {
        return true;
    }
}
