package plutarc.paperexchange.venue;

import java.util.Locale;

/** What a contract is denominated in: linear in the quote coin, inverse in the base coin. */
public enum Category {
    LINEAR, INVERSE;

    /** The venue's spelling, {@code linear} or {@code inverse}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
