package plutarc.botnode.loop;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;

/** Which instructions have been taken and how far they have come. Each id is taken once, over restarts too. Of the loop's thread alone. */
final class Instructions {

    /** Ids remembered; the backend does not repeat final ones, so this is far more than can come again. */
    private static final int REMEMBERED = 200;

    private final Step step;
    private final Map<InstructionId, LoopState.TakenInstruction> taken = new LinkedHashMap<>();

    Instructions(Step step, List<LoopState.TakenInstruction> remembered) {
        this.step = step;
        remembered.forEach(known -> taken.put(known.id(), known));
    }

    List<LoopState.TakenInstruction> state() {
        return List.copyOf(taken.values());
    }

    /**
     * Takes an instruction that has not been taken yet. One that was begun by a process that is gone, and is not over, is taken again where doing
     * it again is harmless; all of them are.
     *
     * @param underWay whether this process is at it already
     * @return whether it is to be executed now
     */
    boolean take(InstructionId id, Instant expiresAt, Instant now, boolean underWay) {
        LoopState.TakenInstruction known = taken.get(id);
        if (known != null && (known.state().isFinal() || underWay)) {
            step.act(new Output.Progress(id, known.state(), known.detail()));
            return false;
        }
        if (known == null && now.isAfter(expiresAt)) {
            progress(id, InstructionState.EXPIRED, Optional.of("it reached the bot after " + expiresAt));
            return false;
        }
        progress(id, InstructionState.ACKNOWLEDGED, Optional.empty());
        return true;
    }

    /** Whether it has been taken before, by an earlier process too. */
    boolean knows(InstructionId id) {
        return taken.containsKey(id);
    }

    void done(InstructionId id) {
        progress(id, InstructionState.DONE, Optional.empty());
    }

    void done(InstructionId id, String detail) {
        progress(id, InstructionState.DONE, Optional.of(detail));
    }

    /** This process is through with it; the backend knows better than the bot whether the next one takes over. */
    void handedOver(InstructionId id) {
        taken.put(id, new LoopState.TakenInstruction(id, InstructionState.DONE, Optional.empty(), true));
        step.changed();
    }

    void failed(InstructionId id, String detail) {
        progress(id, InstructionState.FAILED, Optional.of(detail));
    }

    void noted(InstructionId id) {
        LoopState.TakenInstruction known = taken.get(id);
        if (known != null && !known.noted() && known.state().isFinal()) {
            taken.put(id, new LoopState.TakenInstruction(id, known.state(), known.detail(), true));
            step.changed();
        }
    }

    /** Whether every final progress is on record at the backend. */
    boolean allNoted() {
        return taken.values().stream().allMatch(known -> known.noted() || !known.state().isFinal());
    }

    /** Says again what the backend may not have heard. */
    void repeat() {
        taken.values().stream().filter(known -> !known.noted()).toList()
                .forEach(known -> step.act(new Output.Progress(known.id(), known.state(), known.detail())));
    }

    private void progress(InstructionId id, InstructionState state, Optional<String> detail) {
        taken.put(id, new LoopState.TakenInstruction(id, state, detail, false));
        if (taken.size() > REMEMBERED) {
            taken.remove(taken.keySet().iterator().next());
        }
        step.changed();
        step.act(new Output.Progress(id, state, detail));
    }
}
