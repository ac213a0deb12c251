package plutarc.platform.candles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import plutarc.candles.BundledCandles;
import plutarc.candles.CandleCatalogue;
import plutarc.candles.SymbolHistory;
import plutarc.contracts.candles.CandleSetCommand.AddCandleSet;
import plutarc.contracts.candles.CandleSetCommand.DeleteCandleSet;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetQuery.CandleSets;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/** The sets of each workspace: what is bundled, and its own. What they are lies beside the candles, so no event tells of them; who brought and deleted them is on the audit log. Thread-safe. */
@Component
class WorkspaceCandles implements CandleCatalogue {

    static final int MOST_SETS = 50;
    private static final int MOST_NAME = 80;
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9._-]{1,32}");

    private final CandleFolder folder;

    WorkspaceCandles(CandleFolder folder) {
        this.folder = folder;
    }

    @Override
    public List<CandleSetView> sets(WorkspaceId workspace) {
        List<CandleSetView> sets = new ArrayList<>(List.of(BundledCandles.all().set()));
        sets.addAll(folder.list(workspace));
        return sets;
    }

    @Override
    public SymbolHistory open(WorkspaceId workspace, CandleSetId set, Instant from, Instant to) {
        SymbolHistory all = (set.equals(BundledCandles.ID) ? Optional.of(BundledCandles.all()) : folder.open(workspace, set)).orElseThrow(WorkspaceCandles::unknown);
        SymbolHistory history = all.between(from, to);
        if (history.candles().size() == 0) {
            throw new RefusedException("candle_set.empty", "The set has no candles in that span: it reaches from " + all.set().span().from() + " to " + all.set().span().to() + ".");
        }
        return history;
    }

    @QueryHandler
    List<CandleSetView> handle(CandleSets query) {
        return sets(query.workspaceId());
    }

    /** One at a time, so that two that come together do not both take the last place. */
    @CommandHandler
    synchronized void handle(AddCandleSet command) {
        requireValid(command);
        if (!folder.isAside(command.workspaceId(), command.candleSetId())) {
            throw unknown();
        }
        List<CandleSetView> known = folder.list(command.workspaceId());
        if (known.size() >= MOST_SETS) {
            throw new RefusedException(Refusal.of("candle_set.too_many", "This workspace has " + MOST_SETS + " sets of candles. Delete one that is no longer needed.", "candleSets",
                    String.valueOf(known.size()), "up to " + MOST_SETS));
        }
        if (known.stream().anyMatch(set -> set.name().equalsIgnoreCase(command.name()))) {
            throw new RefusedException(Refusal.of("candle_set.name_taken", "There is a set of that name already.", "name", command.name(), "a name that no other set has"));
        }
        folder.accept(command.workspaceId(), command.candleSetId());
    }

    @CommandHandler
    synchronized void handle(DeleteCandleSet command) {
        if (command.candleSetId().equals(BundledCandles.ID)) {
            throw new RefusedException("candle_set.bundled", "This set comes with the product and cannot be deleted.");
        }
        if (!folder.delete(command.workspaceId(), command.candleSetId())) {
            throw unknown();
        }
    }

    /** Before any work is done for it. */
    static void requireValid(AddCandleSet command) {
        String name = command.name();
        if (name.isBlank() || !name.equals(name.strip()) || name.length() > MOST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(Refusal.of("request.invalid", "The name is not valid.", "name", name.length() > MOST_NAME ? name.length() + " characters" : name,
                    "1 to " + MOST_NAME + " characters, no control characters"));
        }
        if (!SYMBOL.matcher(command.symbol()).matches()) {
            throw new RefusedException(Refusal.of("request.invalid", "The symbol is not valid.", "symbol", command.symbol().length() > 32 ? command.symbol().length() + " characters" : command.symbol(),
                    "1 to 32 capitals, digits, . _ -, such as BTCUSDT"));
        }
    }

    private static RefusedException unknown() {
        return new RefusedException("candle_set.unknown", "There is no such set of candles.");
    }
}
