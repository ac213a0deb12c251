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
            case BotEvent.ProvisioningFailed e -> line(Severity.CRITICAL, "Deployment failed: " + e.reason());
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
            case BotEvent.BotStopRequested e -> line(Severity.NOTICE, "Winding down.");
            case BotEvent.BotStopped e -> line(Severity.NOTICE, "Stopped, its instance is released.");
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
            case "pause" -> "Pause";
            case "resume" -> "Resume";
            case String other -> Sentences.words(other);
        };
    }

    private static Optional<Line> line(Severity severity, String message) {
        return Optional.of(new Line(severity, Sentences.ended(message)));
    }
}
