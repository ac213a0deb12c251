package plutarc.queryside.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.EntryCheck;
import plutarc.contracts.trading.Verdict;

/** What stands against the order itself: the venue's terms, the size, and what the venue said of the last one. Pure. */
final class OrderChecks {

    private static final String GROUP = "order";

    /** @param passes by itself */
    private record Obstacle(String rule, boolean passes, String advice) {
    }

    private static final List<Obstacle> OBSTACLES = List.of(
            new Obstacle("stopping", false, "Deploy it again once it has stopped."),
            new Obstacle("stale_configuration", false, "Bring the link back: the bot enters nothing on a configuration that is a day old."),
            new Obstacle("instrument", false, "Enable the instrument in the key's settings."),
            new Obstacle("leverage", false, "Set a leverage and margin mode that the venue allows for this instrument."),
            new Obstacle("external_position", false, "Close the position that the bot did not open, at the venue or by close all."),
            new Obstacle("wallet", true, "Nothing: the wallet is read with the next comparison."),
            new Obstacle("leaving", true, "Nothing: it enters again when the position is gone."),
            new Obstacle("decided", true, "Nothing: it decides again at the next close."));

    private OrderChecks() {
    }

    static List<EntryCheck> of(EntrySubject subject) {
        List<EntryCheck> checks = new ArrayList<>();
        OBSTACLES.forEach(obstacle -> subject.obstacle(obstacle.rule()).ifPresent(verdict -> {
            var line = line(subject, verdict);
            checks.add(obstacle.passes() ? line.waits(verdict.reason(), obstacle.advice()) : line.blocks(verdict.reason(), obstacle.advice()));
        }));
        checks.add(size(subject));
        checks.add(rejection(subject));
        return checks;
    }

    private static CheckLine line(EntrySubject subject, Verdict verdict) {
        return CheckLine.of(verdict.component(), GROUP, verdict.label()).sinceMarket(subject.since("rule/" + verdict.component() + "/0"));
    }

    private static EntryCheck size(EntrySubject subject) {
        Optional<Verdict> refused = subject.obstacle("size");
        var line = CheckLine.of("size", GROUP, "Size and minimum");
        return refused.map(verdict -> line.sinceMarket(subject.since("rule/size/0")).blocks(verdict.reason(), "Raise the risk or the size in the template, the leverage of the instrument, or the equity."))
                .orElseGet(() -> subject.candle().isEmpty() ? line.unknown("No entry has been sized yet") : line.passes("No entry was too small or too large at the last candle"));
    }

    private static EntryCheck rejection(EntrySubject subject) {
        var line = CheckLine.of("venue_rejection", GROUP, "Last entry order");
        return subject.lastEntry().map(order -> {
            var told = line.figure(order.status().replace('_', ' ')).sinceMarket(Optional.of(order.at()));
            return switch (order.status()) {
                case "rejected" -> told.noted("The venue refused it: " + order.detail().orElse("without a reason"), "The venue's own words say what to change; the bot tries again at its next decision.");
                case "unknown" -> told.waits("What became of it is not known yet", "Nothing: the bot asks the venue until it knows.");
                case String other -> told.passes("The venue took it");
            };
        }).orElseGet(() -> line.passes("None has been refused"));
    }
}
