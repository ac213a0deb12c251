package plutarc.queryside.bot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.message.EventNames;

/** What each of a bot's steps was, in words: those of the activity feed, and for what is no news there, shorter ones. For one history. */
final class StepSentences {

    private final Map<InstructionId, InstructionFacts> instructions = new HashMap<>();

    StepSentences(List<Moment> history) {
        history.forEach(moment -> {
            if (moment.event() instanceof BotEvent.InstructionQueued queued) {
                instructions.putIfAbsent(queued.instructionId(), BotProjection.queued(queued, moment.sender(), moment.at()));
            }
        });
    }

    String of(Moment moment) {
        return switch (moment.event()) {
            case BotEvent event -> BotSentences.of(event, moment.sender().reason(), instruction(event)).map(BotSentences.Line::message).orElseGet(() -> quiet(event));
            case TradingEvent event -> TradingSentences.of(event).map(TradingSentences.Line::message).orElseGet(() -> quiet(event));
            default -> EventNames.of(moment.event());
        };
    }

    private Optional<InstructionFacts> instruction(BotEvent event) {
        return switch (event) {
            case BotEvent.InstructionQueued it -> Optional.ofNullable(instructions.get(it.instructionId()));
            case BotEvent.InstructionProgressed it -> Optional.ofNullable(instructions.get(it.instructionId()));
            case BotEvent other -> Optional.empty();
        };
    }

    private String quiet(BotEvent event) {
        return switch (event) {
            case BotEvent.BotConfigurationChanged it -> "Configuration revision " + it.configuration().revision() + ".";
            case BotEvent.InstructionProgressed it -> instruction(event).map(known -> Sentences.words(known.kind())).map(StepSentences::capital).orElse("Instruction")
                    + (it.state() == InstructionState.SENT ? " sent to the bot." : " " + Sentences.words(it.state().name().toLowerCase(Locale.ROOT)) + ".");
            case BotEvent other -> capital(Sentences.words(EventNames.of(other).replaceFirst(".*\\.", ""))) + ".";
        };
    }

    private static String quiet(TradingEvent event) {
        return event instanceof TradingEvent.OrderChanged changed ? TradingSentences.order(changed.order()) + ": " + Sentences.words(changed.order().status()) + "."
                : capital(Sentences.words(EventNames.of(event).replaceFirst(".*\\.", ""))) + ".";
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
