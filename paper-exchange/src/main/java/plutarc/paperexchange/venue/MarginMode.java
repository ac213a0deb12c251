package plutarc.paperexchange.venue;

/** How an account's positions share its money: all of it (cross), or each its own margin (isolated). */
public enum MarginMode {
    REGULAR_MARGIN, ISOLATED_MARGIN
}
