package plutarc.botnode.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;

/** Which instructions have been taken and how far they have come. Each id is taken once, over restarts too. Of the loop's thread alone. */
final class Instructions {

    /** Ids remembered; the backend does not repeat final ones, so this is far more than can come again. */
    private static final int REMEMBERED = 200;

    private final Step step;
    private final Map<InstructionId, LoopState.TakenInstruction> taken = new LinkedHashMap<>();
    /** Closings under way, which end when the venue shows that all is flat. */
    private final Map<InstructionId, Closing> closings = new LinkedHashMap<>();

    /** @param symbol empty for all */
    static final class Closing {
        final InstructionId id;
        final Optional<String> symbol;
        int attempts;
        Instant nextAttempt = Instant.MIN;

        Closing(InstructionId id, Optional<String> symbol) {
            this.id = id;
            this.symbol = symbol;
        }

        boolean concerns(String other) {
            return symbol.isEmpty() || symbol.get().equals(other);
        }
    }

    Instructions(Step step, List<LoopState.TakenInstruction> remembered) {
        this.step = step;
        remembered.forEach(known -> taken.put(known.id(), known));
    }

    List<LoopState.TakenInstruction> state() {
        return List.copyOf(taken.values());
    }

    Collection<Closing> closings() {
        return new ArrayList<>(closings.values());
    }

    /**
     * Takes an instruction that has not been taken yet. One that was begun by a process that is gone, and is not over, is taken again where doing
     * it again is harmless; all of them are.
     *
     * @return whether it is to be executed now
     */
    boolean take(InstructionId id, Instruction instruction, Instant expiresAt, Instant now) {
        LoopState.TakenInstruction known = taken.get(id);
        if (known != null && (known.state().isFinal() || closings.containsKey(id))) {
            step.act(new Output.Progress(id, known.state(), known.detail()));
            return false;
        }
        if (known == null && now.isAfter(expiresAt)) {
            progress(id, InstructionState.EXPIRED, Optional.of("it reached the bot after " + expiresAt));
            return false;
        }
        progress(id, InstructionState.ACKNOWLEDGED, Optional.empty());
        switch (instruction) {
            case Instruction.ClosePosition close -> closings.put(id, new Closing(id, Optional.of(close.symbol())));
            case Instruction.CloseAll all -> closings.put(id, new Closing(id, Optional.empty()));
            case Instruction.Pause pause -> { }
            case Instruction.Resume resume -> { }
            case Instruction.Stop stop -> { }
        }
        return true;
    }

    void done(InstructionId id) {
        closings.remove(id);
        progress(id, InstructionState.DONE, Optional.empty());
    }

    void failed(InstructionId id, String detail) {
        closings.remove(id);
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
