package plutarc.platform.seed;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A template that is known to be in order. */
public final class SeededDefinition {

    private SeededDefinition() {
    }

    public static String text() {
        try {
            return DemoSeed.definition();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
