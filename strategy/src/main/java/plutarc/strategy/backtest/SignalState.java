package plutarc.strategy.backtest;

import java.util.ArrayList;
import java.util.List;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.engine.Part;

/** Every component's verdict at the close that decided an entry, kept as numbers and put into words on demand. Immutable. */
public final class SignalState {
    private final CompiledTemplate compiled;
    private final int sign;
    private final double score;
    private final byte[] codes;
    private final double[] values;

    private SignalState(CompiledTemplate compiled, int sign, double score, byte[] codes, double[] values) {
        this.compiled = compiled;
        this.sign = sign;
        this.score = score;
        this.codes = codes;
        this.values = values;
    }

    static SignalState at(CompiledTemplate compiled, int baseSlot, int sign) {
        List<Part> signals = compiled.signals();
        List<Part> conditions = compiled.conditions();
        int n = signals.size();
        byte[] codes = new byte[n + conditions.size()];
        double[] values = new double[codes.length];
        for (int i = 0; i < codes.length; i++) {
            Part part = i < n ? signals.get(i) : conditions.get(i - n);
            codes[i] = part.code(baseSlot);
            values[i] = part.value(baseSlot);
        }
        return new SignalState(compiled, sign, compiled.score(baseSlot), codes, values);
    }

    /** The combined score, -1 to 1. */
    public double score() {
        return score;
    }

    /** Signals, then filters, risk gates and entry guards, in the template's order. */
    public List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            int n = compiled.signals().size();
            Part part = i < n ? compiled.signals().get(i) : compiled.conditions().get(i - n);
            verdicts.add(part.verdict(codes[i], values[i], sign, compiled.missing()));
        }
        return verdicts;
    }
}
