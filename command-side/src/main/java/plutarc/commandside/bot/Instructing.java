package plutarc.commandside.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotCommand.RecordInstructionProgress;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/**
 * Decides over instructions to a bot. An id is one instruction: asked for again it changes nothing, and its state never goes back.
 * An instruction that changes what the bot is (pause, resume, close all) does so when the bot says that it is done. Pure.
 */
final class Instructing {
    /** After this an instruction must not be begun: a market order that comes minutes late is not what its sender wanted. */
    static final Duration LIFETIME = Duration.ofMinutes(2);
    static final Duration LIFETIME_OF_ORDER = Duration.ofSeconds(30);
    /** A stop is never unwanted: it holds until the instance is released. */
    static final Duration LIFETIME_OF_STOP = Duration.ofMinutes(10);

    private Instructing() {
    }

    static List<BotEvent> instruct(BotFacts bot, InstructionId id, Instruction instruction, Instant now) {
        return instruct(bot, id, instruction, now, LIFETIME);
    }

    /** An order by hand is meant for the market that its sender sees. */
    static List<BotEvent> order(BotFacts bot, InstructionId id, Instruction.PlaceOrder order, Instant now) {
        return instruct(bot, id, order, now, LIFETIME_OF_ORDER);
    }

    private static List<BotEvent> instruct(BotFacts bot, InstructionId id, Instruction instruction, Instant now, Duration lifetime) {
        if (repeats(bot, id, instruction)) {
            return List.of();
        }
        Living.requireOneOf(bot, java.util.EnumSet.of(BotState.ONLINE, BotState.PAUSED, BotState.OFFLINE));
        int open = bot.instructions().open().size();
        if (open >= InstructionLog.MOST_OPEN) {
            throw new RefusedException(Refusal.of("bot.too_many_instructions", "Too many instructions are on their way to the bot.", "instructions",
                    String.valueOf(open), "fewer than " + InstructionLog.MOST_OPEN));
        }
        return List.of(queued(bot, id, instruction, now.plus(lifetime)));
    }

    /** Where no process can hear it, the stop is done as soon as it is asked for, and only the release remains. */
    static List<BotEvent> stop(BotFacts bot, InstructionId id, Instant now) {
        var stop = new Instruction.Stop();
        if (repeats(bot, id, stop)) {
            return List.of();
        }
        Living.requireState(bot, BotTrigger.STOP);
        var queued = queued(bot, id, stop, now.plus(LIFETIME_OF_STOP));
        var requested = new BotStopRequested(bot.botId(), bot.workspaceId(), bot.deploymentId(), id);
        var done = new InstructionProgressed(bot.botId(), bot.workspaceId(), id, InstructionState.DONE, Optional.of("the bot was not running"));
        if (bot.state() == BotState.SLEEPING) {
            return List.of(queued, done, new BotStopped(bot.botId(), bot.workspaceId(), bot.deploymentId()));
        }
        return BotTransitions.hearsInstructions(bot.state()) ? List.of(queued, requested) : List.of(queued, requested, done);
    }

    static List<BotEvent> progress(BotFacts bot, RecordInstructionProgress command) {
        var entry = bot.instructions().find(command.instructionId());
        if (entry.isEmpty()) {
            return List.of();
        }
        var state = said(entry.get().instruction(), command.state());
        if (!bot.instructions().advances(command.instructionId(), state)) {
            return List.of();
        }
        var events = new ArrayList<BotEvent>();
        events.add(new InstructionProgressed(bot.botId(), bot.workspaceId(), command.instructionId(), state, command.detail()));
        events.addAll(consequences(bot, entry.get(), state, command.detail()));
        return events;
    }

    static List<BotEvent> expire(BotFacts bot, InstructionId id) {
        if (!bot.instructions().advances(id, InstructionState.EXPIRED)) {
            return List.of();
        }
        var events = new ArrayList<BotEvent>();
        events.add(new InstructionProgressed(bot.botId(), bot.workspaceId(), id, InstructionState.EXPIRED, Optional.of("the bot did not finish it in time")));
        events.addAll(Resting.notAsleep(bot, id, "the bot did not answer"));
        return events;
    }

    /** A bot that makes way for another process can say that it heard; whether that one took over is not for it to know. */
    private static InstructionState said(Instruction instruction, InstructionState state) {
        return switch (instruction) {
            case Instruction.Restart _, Instruction.Update _ -> state.isFinal() ? InstructionState.ACKNOWLEDGED : state;
            case Instruction.Pause _, Instruction.PlaceOrder _, Instruction.CancelOrder _, Instruction.Resume _, Instruction.CloseAll _, Instruction.Stop _, Instruction.Sleep _, Instruction.ClosePosition _ -> state;
        };
    }

    private static List<BotEvent> consequences(BotFacts bot, InstructionLog.Entry entry, InstructionState state, Optional<String> detail) {
        return switch (entry.instruction()) {
            case Instruction.Pause _ -> state == InstructionState.DONE ? Configuring.paused(bot) : List.of();
            case Instruction.Resume _ -> state == InstructionState.DONE ? Configuring.resumed(bot) : List.of();
            // The bot pauses before it closes, so even a close that failed leaves it paused.
            case Instruction.CloseAll _ -> state == InstructionState.DONE || state == InstructionState.FAILED ? Configuring.paused(bot) : List.of();
            case Instruction.Sleep _ -> state.isFinal() && state != InstructionState.DONE
                    ? Resting.notAsleep(bot, entry.id(), detail.orElse("the bot could not sleep")) : List.of();
            case Instruction.Stop _, Instruction.Restart _, Instruction.Update _, Instruction.ClosePosition _, Instruction.PlaceOrder _,
                 Instruction.CancelOrder _ -> List.of();
        };
    }

    static boolean repeats(BotFacts bot, InstructionId id, Instruction instruction) {
        var known = bot.instructions().find(id);
        if (known.isPresent() && !known.get().instruction().equals(instruction)) {
            throw new RefusedException(Refusal.of("bot.instruction_id_used", "This id names another instruction.", "instructionId", id.value(),
                    "an id that has not been used"));
        }
        return known.isPresent();
    }

    static InstructionQueued queued(BotFacts bot, InstructionId id, Instruction instruction, Instant expiresAt) {
        return new InstructionQueued(bot.botId(), bot.workspaceId(), id, instruction, expiresAt);
    }
}
