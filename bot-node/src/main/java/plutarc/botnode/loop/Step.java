package plutarc.botnode.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import plutarc.contracts.trading.BotReport;

/** Collects the outputs of one step and keeps their order safe: whatever has changed is committed before anything is sent on the strength of it. */
final class Step {

    private final Supplier<LoopState> state;
    private List<Output> outputs = new ArrayList<>();
    private List<BotReport> reports = new ArrayList<>();
    private boolean changed;

    Step(Supplier<LoopState> state) {
        this.state = state;
    }

    /** The durable state has changed. */
    void changed() {
        changed = true;
    }

    void report(BotReport report) {
        reports.add(report);
    }

    /** An output that acts on the outside world. */
    void act(Output output) {
        commit();
        outputs.add(output);
    }

    List<Output> finish() {
        commit();
        List<Output> finished = outputs;
        outputs = new ArrayList<>();
        return finished;
    }

    private void commit() {
        if (changed || !reports.isEmpty()) {
            outputs.add(new Output.Commit(changed ? Optional.of(state.get()) : Optional.empty(), List.copyOf(reports)));
            reports = new ArrayList<>();
            changed = false;
        }
    }
}
