package plutarc.queryside.trading;

import static plutarc.queryside.trading.TelemetryCollections.EQUITY;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Views;

/** Reads the equity of one bot backwards, page by page, by ids alone: what other bots have told costs nothing. Thread-safe. */
final class EquityReader {

    private static final int PAGES_AT_ONCE = 500;
    /** So many absent pages in a row, seven months, are taken for the beginning. */
    private static final int LONGEST_GAP = 5_000;

    private final Views views;

    EquityReader(Views views) {
        this.views = views;
    }

    /** From {@code from}, before {@code to}; ascending. */
    List<EquityPoint> between(WorkspaceId workspace, BotId bot, Optional<Instant> from, Optional<Instant> to) {
        Optional<Instant> newest = views.byId(STATUS, bot.value(), workspace).flatMap(BotStatus::equity).map(EquityPoint::at);
        List<EquityPoint> found = new ArrayList<>();
        int absent = 0;
        Instant page = EquitySeries.startOf(newest.map(at -> to.filter(at::isAfter).orElse(at)).orElse(Instant.EPOCH));
        while (newest.isPresent() && absent < LONGEST_GAP && reaches(page, from)) {
            List<String> ids = new ArrayList<>();
            for (; ids.size() < PAGES_AT_ONCE && reaches(page, from); page = page.minusSeconds(EquitySeries.SPAN)) {
                ids.add(EquitySeries.id(bot, page));
            }
            var read = views.byIds(EQUITY, ids, workspace);
            absent = read.isEmpty() ? absent + ids.size() : 0;
            read.stream().flatMap(each -> each.points().stream())
                    .filter(point -> from.filter(point.at()::isBefore).isEmpty() && to.filter(end -> !point.at().isBefore(end)).isEmpty()).forEach(found::add);
        }
        found.sort(Comparator.comparing(EquityPoint::at));
        return List.copyOf(found);
    }

    /** Whether the page ends later than what is asked for begins. */
    private static boolean reaches(Instant page, Optional<Instant> from) {
        return from.filter(first -> !page.plusSeconds(EquitySeries.SPAN).isAfter(first)).isEmpty();
    }
}
