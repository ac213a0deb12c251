package plutarc.commandside.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotCommand.RecordReplacementBegun;
import plutarc.contracts.bot.BotCommand.RestartBot;
import plutarc.contracts.bot.BotCommand.UpdateBot;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/**
 * Decides over restarts and updates: one at a time, in place, on the same address; the bot's state stays what it is until the next process
 * is heard of. An update whose process is not, goes back to the version before. Pure.
 */
final class Replacing {
    static final Duration COOLDOWN = Duration.ofHours(1);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private Replacing() {
    }

    static List<BotEvent> restart(BotFacts bot, RestartBot command, Instant now) {
        var restart = new Instruction.Restart();
        if (Instructing.repeats(bot, command.instructionId(), restart)) {
            return List.of();
        }
        requireReplaceable(bot);
        var again = bot.restartedAt().map(it -> it.plus(COOLDOWN)).filter(now::isBefore);
        if (again.isPresent()) {
            throw new RefusedException(Refusal.of("bot.restart_cooldown", "A bot can be restarted once an hour.", "lastRestart", bot.restartedAt().orElseThrow().toString(),
                    "from " + again.get() + " on"));
        }
        return List.of(Instructing.queued(bot, command.instructionId(), restart, now.plus(LIFETIME)),
                new BotRestartRequested(bot.botId(), bot.workspaceId(), bot.deploymentId(), bot.region(), command.instructionId(), now));
    }

    static List<BotEvent> update(BotFacts bot, UpdateBot command, List<String> installed, Instant now) {
        var update = new Instruction.Update(command.version());
        if (Instructing.repeats(bot, command.instructionId(), update)) {
            return List.of();
        }
        requireReplaceable(bot);
        if (!installed.contains(command.version())) {
            throw new RefusedException(Refusal.of("bot.unknown_version", "This version is not installed.", "version", command.version(),
                    String.join(", ", installed)));
        }
        if (bot.botVersion().equals(Optional.of(command.version()))) {
            throw new RefusedException(Refusal.of("bot.version_runs", "The bot runs this version already.", "version", command.version(),
                    String.join(", ", installed.stream().filter(it -> !it.equals(command.version())).toList())));
        }
        return List.of(Instructing.queued(bot, command.instructionId(), update, now.plus(LIFETIME)),
                new BotUpdateRequested(bot.botId(), bot.workspaceId(), bot.deploymentId(), bot.region(), command.instructionId(), bot.botVersion(),
                        command.version()));
    }

    private static void requireReplaceable(BotFacts bot) {
        Living.requireState(bot, BotTrigger.REPLACE);
        if (bot.replacement().isPresent() || bot.rest().falling().isPresent()) {
            throw new RefusedException("bot.being_replaced", "The bot is being restarted, updated or put to sleep already.");
        }
    }

    static List<BotEvent> begun(BotFacts bot, RecordReplacementBegun command) {
        return bot.replacement().filter(it -> it.instructionId().equals(command.instructionId()) && it.phase() == Replacement.Phase.HALTING).isPresent()
                ? List.of(new BotReplacementBegun(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.instructionId())) : List.of();
    }

    /** What precedes {@link BotCameOnline}: the process that was waited for is there. */
    static List<BotEvent> takenOver(BotFacts bot, String version) {
        return bot.replacement().filter(it -> it.takenOverBy(version)).map(it -> List.of(
                progressed(bot, it.instructionId(), InstructionState.DONE, it.to().map(to -> "version " + to + " runs").orElse("another process has taken over")),
                it.to().<BotEvent>map(to -> new BotUpdated(bot.botId(), bot.workspaceId(), bot.deploymentId(), it.from(), to))
                        .orElseGet(() -> new BotRestarted(bot.botId(), bot.workspaceId(), bot.deploymentId())))).orElse(List.of());
    }

    /** The next process does not run: an update goes back, everything else is a failure of the bot. */
    static List<BotEvent> failed(BotFacts bot, Replacement replacement, String reason) {
        var events = new ArrayList<BotEvent>();
        if (replacement.isUpdate() && replacement.phase() != Replacement.Phase.GOING_BACK) {
            events.add(new BotUpdateRolledBack(bot.botId(), bot.workspaceId(), bot.deploymentId(), replacement.instructionId(), replacement.from(),
                    replacement.to().orElseThrow(), reason));
        } else {
            events.add(new BotFailed(bot.botId(), bot.workspaceId(), bot.deploymentId(), reason));
        }
        if (bot.instructions().advances(replacement.instructionId(), InstructionState.FAILED)) {
            events.add(progressed(bot, replacement.instructionId(), InstructionState.FAILED, reason));
        }
        return events;
    }

    private static InstructionProgressed progressed(BotFacts bot, InstructionId id, InstructionState state, String detail) {
        return new InstructionProgressed(bot.botId(), bot.workspaceId(), id, state, Optional.of(detail));
    }
}
