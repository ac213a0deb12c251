package plutarc.commandside.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;

/**
 * The instructions to one bot: all that are on their way, and the latest {@value #REMEMBERED} finished ones, whose ids cannot be used
 * for anything else. Immutable.
 *
 * @param entries oldest first
 */
record InstructionLog(List<Entry> entries) {
    static final int REMEMBERED = 100;
    static final int MOST_OPEN = 50;
    static final InstructionLog EMPTY = new InstructionLog(List.of());

    record Entry(InstructionId id, Instruction instruction, InstructionState state) {
    }

    Optional<Entry> find(InstructionId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findAny();
    }

    List<Entry> open() {
        return entries.stream().filter(entry -> !entry.state().isFinal()).toList();
    }

    /** Whether this state would be a step forward: never back, never twice, never on from a final state. */
    boolean advances(InstructionId id, InstructionState to) {
        return find(id).map(entry -> !entry.state().isFinal() && to.compareTo(entry.state()) > 0).orElse(false);
    }

    InstructionLog queued(InstructionId id, Instruction instruction) {
        var next = new ArrayList<>(entries);
        next.add(new Entry(id, instruction, InstructionState.QUEUED));
        return new InstructionLog(bounded(next));
    }

    InstructionLog progressed(InstructionId id, InstructionState state) {
        return new InstructionLog(bounded(entries.stream()
                .map(entry -> entry.id().equals(id) ? new Entry(id, entry.instruction(), state) : entry).toList()));
    }

    private static List<Entry> bounded(List<Entry> entries) {
        long surplus = entries.stream().filter(entry -> entry.state().isFinal()).count() - REMEMBERED;
        if (surplus <= 0) {
            return List.copyOf(entries);
        }
        var kept = new ArrayList<Entry>();
        for (var entry : entries) {
            if (entry.state().isFinal() && surplus > 0) {
                surplus--;
            } else {
                kept.add(entry);
            }
        }
        return List.copyOf(kept);
    }
}
