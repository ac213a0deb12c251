package plutarc.queryside.bot;

import java.util.Optional;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.trading.Severity;

/** What the activity feed says of a bot's event. Pure. */
final class BotSentences {

    /** Severity and sentence of one line. */
    record Line(Severity severity, String message) {
    }

    private BotSentences() {
    }

    /**
     * @param reason      why, in the actor's words
     * @param instruction the one that the event concerns
     * @return empty for what is no news to a trader
     */
    static Optional<Line> of(BotEvent event, Optional<String> reason, Optional<InstructionFacts> instruction) {
        return switch (event) {
            case BotEvent.BotDeployed e -> line(Severity.INFO, "Deploying to " + e.region() + ".");
            case BotEvent.InstanceProvisioned e -> line(Severity.INFO, "Instance ready at " + e.instance().address() + ".");
            case BotEvent.ProvisioningFailed e -> line(Severity.CRITICAL, "No instance, it could not be brought online: " + e.reason());
            case BotEvent.InstanceRestarted e -> line(Severity.WARNING, "Instance started again: " + e.reason());
            case BotEvent.BotCameOnline e -> line(Severity.NOTICE, switch (e.state()) {
                case PAUSED -> "Online and paused, version " + e.botVersion() + ".";
                case DEPLOYING, ONLINE, OFFLINE, ERROR, SLEEPING, WAKING, WINDING_DOWN, STOPPED -> "Online, version " + e.botVersion() + ".";
            });
            case BotEvent.BotWentOffline e ->
                    line(Severity.CRITICAL, "Offline: not heard from since " + Sentences.time(e.lastHeard()) + ". It may still be trading.");
            case BotEvent.BotFailed e -> line(Severity.CRITICAL, "Failed: " + e.reason());
            case BotEvent.BotRenamed e -> line(Severity.INFO, "Renamed to " + e.name() + ".");
            case BotEvent.ExchangeKeyAssigned e -> line(Severity.INFO, "Exchange key assigned.");
            case BotEvent.ExchangeKeyUnassigned e -> line(Severity.INFO, "Exchange key taken away.");
            case BotEvent.TemplateAssigned e -> line(Severity.INFO, "Template " + e.name() + ", version " + e.version() + ", assigned.");
            case BotEvent.RiskLimitsSet e -> line(Severity.NOTICE, "Risk limits changed.");
            case BotEvent.BotConfigurationChanged e -> Optional.empty();
            case BotEvent.InstructionQueued e ->
                    line(Severity.INFO, asked(instruction) + reason.map(words -> ": " + words).orElse("."));
            case BotEvent.InstructionProgressed e -> progress(e, instruction);
            case BotEvent.BotPaused e -> line(Severity.NOTICE, "Paused: opens no positions, exits still act.");
            case BotEvent.BotResumed e -> line(Severity.NOTICE, "Resumed: opens positions again.");
            case BotEvent.BotScheduleChanged e -> e.window().isEmpty() ? Optional.empty()
                    : line(Severity.INFO, "Session: " + Sentences.window(e.window().get()) + ".");
            case BotEvent.BotSleepRequested e -> line(Severity.INFO, "Its session is over and it is flat: going to sleep.");
            case BotEvent.BotSleepPostponed e -> line(Severity.NOTICE, "Its session is over, but it stays up: " + e.reason());
            case BotEvent.BotFellAsleep e -> line(Severity.NOTICE, "Asleep, its instance is released. Next session: " + Sentences.window(e.next()) + ".");
            case BotEvent.BotWakeStarted e -> line(Severity.NOTICE, "Waking. " + cause(e));
            case BotEvent.InstanceReleased _ -> Optional.empty();
            case BotEvent.BotRestartRequested e -> line(Severity.NOTICE, "Restarting: trading halts until it is online again.");
            case BotEvent.BotUpdateRequested e -> line(Severity.NOTICE, "Updating" + e.from().map(from -> " from version " + from).orElse("") + " to version " + e.to()
                    + ": trading halts until it is online again.");
            case BotEvent.BotReplacementBegun e -> line(Severity.INFO, "Its process has ended; the next one is started in its place.");
            case BotEvent.BotRestarted e -> line(Severity.NOTICE, "Restarted.");
            case BotEvent.BotUpdated e -> line(Severity.NOTICE, "Updated" + e.from().map(from -> " from version " + from).orElse("") + " to version " + e.to() + ".");
            case BotEvent.BotUpdateRolledBack e -> line(Severity.CRITICAL, "The update to version " + e.failed() + " failed: " + e.reason()
                    + e.backTo().map(version -> " — version " + version + " is started again").orElse(""));
            case BotEvent.BotOfflineAlerted e -> line(Severity.CRITICAL, "Still not heard from since " + Sentences.time(e.lastHeard()) + ": the owner has been told.");
            case BotEvent.BotStopRequested e -> line(Severity.NOTICE, "Winding down.");
            case BotEvent.BotStopped e -> line(Severity.NOTICE, "Stopped, its instance is released.");
        };
    }

    /** Why a bot wakes. */
    static String cause(BotEvent.BotWakeStarted event) {
        return switch (event.cause()) {
            case SESSION -> event.next().map(next -> "Its session begins at " + Sentences.time(next.opensAt()) + ".").orElse("Its session begins.");
            case NO_SESSIONS -> "Its template has no session any more that ends.";
            case REQUESTED -> "Asked for by hand" + event.awakeUntil().map(until -> "; it stays awake until " + Sentences.time(until)).orElse("") + ".";
        };
    }

    private static Optional<Line> progress(BotEvent.InstructionProgressed event, Optional<InstructionFacts> instruction) {
        String what = instruction.map(BotSentences::name).orElse("Instruction");
        String detail = event.detail().map(words -> ": " + words).orElse(".");
        return switch (event.state()) {
            case QUEUED, SENT, ACKNOWLEDGED -> Optional.empty();
            case DONE -> line(Severity.INFO, what + " done" + detail);
            case FAILED -> line(Severity.WARNING, what + " failed" + detail);
            case EXPIRED -> line(Severity.WARNING, what + " expired before the bot could take it" + detail);
        };
    }

    private static String asked(Optional<InstructionFacts> instruction) {
        return instruction.map(BotSentences::name).orElse("Instruction") + " asked for";
    }

    private static String name(InstructionFacts instruction) {
        return switch (instruction.kind()) {
            case "close_position" -> "Closing " + instruction.symbol().orElse("a position");
            case "close_all" -> "Closing all positions";
            case "stop" -> "Stop";
            case "place_order" -> "Order by hand (" + instruction.what().orElse("") + ")";
            case "cancel_order" -> "Cancelling order " + instruction.what().orElse("");
            case "pause" -> "Pause";
            case "resume" -> "Resume";
            case "sleep" -> "Going to sleep";
            case "restart" -> "Restart";
            case "update" -> "Update";
            case String other -> Sentences.words(other);
        };
    }

    private static Optional<Line> line(Severity severity, String message) {
        return Optional.of(new Line(severity, Sentences.ended(message)));
    }
}
