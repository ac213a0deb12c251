package plutarc.strategy.engine;

import java.util.stream.Collectors;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Words;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.template.ComponentUse;

/** One component of a compiled template: its columns, and how to read them at a base bar. */
public final class Part {
    private final ComponentUse use;
    private final Frame frame;
    private final Component component;
    private final String label;

    Part(ComponentUse use, ComponentSpec spec, Frame frame, Component component) {
        this.use = use;
        this.frame = frame;
        this.component = component;
        String params = use.params().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
        this.label = spec.name() + " " + frame.interval + (params.isEmpty() ? "" : " (" + params + ")");
    }

    public ComponentUse use() {
        return use;
    }

    public Role role() {
        return use.role();
    }

    /** Name, interval and parameters, for people. */
    public String label() {
        return label;
    }

    Frame frame() {
        return frame;
    }

    byte[] codes() {
        return component.codes();
    }

    /** The {@link Code} in force at a base bar: that of its interval's last closed bar. */
    public byte code(int baseSlot) {
        return component.codes()[frame.at[baseSlot]];
    }

    /** The figure judged; NaN for none. */
    public double value(int baseSlot) {
        return component.values()[frame.at[baseSlot]];
    }

    /** The verdict for an entry of side {@code sign} (+1, -1, or 0 when the signals point nowhere), in words. */
    public Verdict verdict(byte code, double value, int sign, MissingData missing) {
        boolean signal = role() == Role.SIGNAL;
        boolean votes = signal && Code.votes(code);
        boolean passed = signal ? votes && code != Code.NEUTRAL
                : sign == 0 ? Code.passes(code, 1, missing) || Code.passes(code, -1, missing) : Code.passes(code, sign, missing);
        String text = Double.isNaN(value) || Double.isInfinite(value) ? "" : Words.figure(value);
        return new Verdict(use.component(), label, role().id(), text, votes ? code * use.weight() : 0, passed, component.words().say(code, value));
    }
}
