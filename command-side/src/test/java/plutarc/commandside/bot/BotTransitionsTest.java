package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotState;

class BotTransitionsTest {
    private static final Path DRAWING = Path.of("bot-states.md");

    @Test
    void everyStateCanBeReachedAndLeft() {
        var reached = EnumSet.noneOf(BotState.class);
        var next = new ArrayDeque<Optional<BotState>>();
        next.add(Optional.empty());
        while (!next.isEmpty()) {
            var from = next.poll();
            BotTransitions.ALL.stream().filter(row -> row.from().equals(from) && reached.add(row.to())).forEach(row -> next.add(Optional.of(row.to())));
        }
        assertThat(reached).containsExactlyInAnyOrder(BotState.values());
        for (var state : BotState.values()) {
            assertThat(BotTransitions.ALL).as("ways out of " + state).anyMatch(row -> row.from().equals(Optional.of(state)) && row.to() != state);
        }
    }

    @Test
    void everyTriggerIsUsedAndNoRowStandsTwice() {
        assertThat(BotTransitions.ALL).doesNotHaveDuplicates();
        for (var trigger : BotTrigger.values()) {
            assertThat(BotTransitions.ALL).anyMatch(row -> row.trigger() == trigger);
        }
    }

    @Test
    void everyStateWithAnInstanceCanBeStopped() {
        assertThat(BotTransitions.sources(BotTrigger.STOP)).containsExactlyInAnyOrderElementsOf(
                EnumSet.complementOf(EnumSet.of(BotState.STOPPED, BotState.WINDING_DOWN)));
    }

    /** {@code -Dgolden.write=true} draws it again. */
    @Test
    void theDrawingIsOfThisTable() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(DRAWING, drawing());
        }
        assertThat(Files.readString(DRAWING)).isEqualTo(drawing());
    }

    private static String drawing() {
        var arrows = BotTransitions.ALL.stream().map(row -> "    " + row.from().map(BotState::code).orElse("[*]") + " --> " + row.to().code() + " : "
                + row.trigger().name().toLowerCase().replace('_', ' ')).collect(Collectors.joining("\n"));
        var rows = BotTransitions.ALL.stream().map(row -> "| " + row.from().map(BotState::code).orElse("none") + " | " + row.to().code() + " | "
                + row.trigger().meaning() + " | " + row.trigger().who() + " |").collect(Collectors.joining("\n"));
        return "# States of a bot\n\nGenerated from `BotTransitions`; a test compares.\n\n```mermaid\nstateDiagram-v2\n" + arrows
                + "\n```\n\n| from | to | when | who |\n|---|---|---|---|\n" + rows + "\n";
    }
}
