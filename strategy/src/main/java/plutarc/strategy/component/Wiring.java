package plutarc.strategy.component;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.graph.Node;

/**
 * What a component's factory works with: the bars of its interval, shared indicator columns, and the ways to add its own state machine. Columns are
 * read at the slot being judged, or the slot before.
 */
public final class Wiring {
    private final Graph graph;
    private final Frame frame;
    private final Role role;
    private final CostModel costs;

    public Wiring(Graph graph, Frame frame, Role role, CostModel costs) {
        this.graph = graph;
        this.frame = frame;
        this.role = role;
        this.costs = costs;
    }

    /** The role the template gives the component. */
    public Role role() {
        return role;
    }

    public CostModel costs() {
        return costs;
    }

    public Frame bars() {
        return frame;
    }

    /** An indicator shared with whoever asks for the same kind and parameters on this interval. */
    public <T> T shared(String kind, List<?> parameters, Supplier<T> make) {
        return graph.shared(frame.interval, List.of(kind, parameters), make);
    }

    /** A shared indicator with one output column. */
    public double[] column(String kind, List<?> parameters, Function<double[], Node> node) {
        return shared(kind, parameters, () -> graph.column(frame, node));
    }

    /** A private node of several columns, added after the nodes it reads. */
    public <N extends Node> N node(N node) {
        return graph.add(frame, node);
    }

    /** A market-data stream on this interval. */
    public double[] input(InputKey key) {
        return graph.input(frame, key);
    }

    /** A vote for each bar. */
    @FunctionalInterface
    public interface Vote {
        /** {@link Code#LONG}, {@link Code#SHORT}, {@link Code#NEUTRAL}, {@link Code#WARMING} or {@link Code#NO_DATA} for a slot; slots come in order. */
        byte at(int slot);
    }

    /**
     * A component that votes. As a signal its vote is the verdict; in any other role only the side it votes for may enter.
     *
     * @param values the figure shown beside the verdict
     */
    public Component voting(double[] values, Component.Words words, Vote vote) {
        byte[] codes = frame.codeColumn(Code.WARMING);
        boolean signal = role == Role.SIGNAL;
        graph.add(frame, (from, to) -> {
            for (int i = from; i <= to; i++) {
                byte code = vote.at(i);
                codes[i] = signal ? code : Code.asCondition(code);
            }
        });
        return new Component(codes, values, words);
    }

    /** A component that lets both sides pass or none: warming while its figure is NaN. */
    public Component passing(double[] values, Component.Words words, IntPredicate passes) {
        return judging(values, words, i -> values[i] != values[i] ? Code.WARMING : Code.pass(passes.test(i)));
    }

    /** A component that says, as a condition's {@link Code}, who may enter. */
    public Component judging(double[] values, Component.Words words, Vote verdict) {
        byte[] codes = frame.codeColumn(Code.WARMING);
        graph.add(frame, (from, to) -> {
            for (int i = from; i <= to; i++) {
                codes[i] = verdict.at(i);
            }
        });
        return new Component(codes, values, words);
    }

    /** A block loop of a component's own. */
    @FunctionalInterface
    public interface Loop {
        /**
         * A node that writes votes into a column.
         *
         * @param shortVote what it must write for a short: the code of a vote, or that of a condition which only a short passes; the others are the same
         */
        Node over(byte[] codes, byte shortVote);
    }

    /** A component with a block loop of its own, for the hottest ones. */
    public Component looping(double[] values, Component.Words words, Loop loop) {
        byte[] codes = frame.codeColumn(Code.WARMING);
        graph.add(frame, loop.over(codes, role == Role.SIGNAL ? Code.SHORT : Code.PASS_SHORT));
        return new Component(codes, values, words);
    }

    /** A private column filled slot by slot. */
    public double[] fill(Function<double[], IntConsumer> perSlot) {
        return graph.column(frame, out -> {
            IntConsumer at = perSlot.apply(out);
            return (from, to) -> {
                for (int i = from; i <= to; i++) {
                    at.accept(i);
                }
            };
        });
    }
}
