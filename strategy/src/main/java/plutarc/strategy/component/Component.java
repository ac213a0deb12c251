package plutarc.strategy.component;

import java.util.Objects;

/**
 * One component wired into a graph in one role: two columns of its interval's frame and the words for them. Columns are overwritten block by block.
 *
 * @param codes {@link Code} per slot
 * @param values the figure it judged, per slot; NaN when there is none
 * @param words turns a code and a figure into a sentence for the record; called only when a verdict is kept
 */
public record Component(byte[] codes, double[] values, Words words) {
    public Component {
        Objects.requireNonNull(codes);
        Objects.requireNonNull(values);
        Objects.requireNonNull(words);
    }

    /** The reason for a verdict, in a few words. */
    @FunctionalInterface
    public interface Words {
        String say(byte code, double value);
    }
}
