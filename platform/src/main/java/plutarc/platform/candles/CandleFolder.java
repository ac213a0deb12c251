package plutarc.platform.candles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plutarc.candles.BadCandleFile;
import plutarc.candles.ColumnFile;
import plutarc.candles.RatesFile;
import plutarc.candles.SymbolHistory;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sets of all workspaces on disk: {@code candles/<workspace>/<set>} with what it is, its columns and its funding rates. A set is put aside first and moved to its place
 * when it is accepted, so that one is there whole or not at all. Thread-safe.
 */
final class CandleFolder {

    private static final String WHAT = "set.json";
    private static final String COLUMNS = "candles.columns";
    private static final String FUNDING = "funding.csv";
    private static final String SET = "set-";
    private static final String ASIDE = "aside-";

    private final Path folder;
    private final JsonMapper json;

    /** Clears away what an earlier life of the process had put aside. */
    CandleFolder(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
        for (Path workspace : children(folder)) {
            children(workspace).stream().filter(each -> each.getFileName().toString().startsWith(ASIDE)).forEach(CandleFolder::remove);
        }
    }

    void putAside(WorkspaceId workspace, CandleSetView set, Candles candles, TimeSeries funding) {
        Path aside = place(workspace, ASIDE, set.candleSetId());
        try {
            ColumnFile.write(aside.resolve(COLUMNS), candles);
            StringBuilder rates = new StringBuilder("time,rate\n");
            for (int i = 0; i < funding.size(); i++) {
                rates.append(funding.time()[i]).append(',').append(funding.value()[i]).append('\n');
            }
            Files.writeString(aside.resolve(FUNDING), rates);
            Files.write(aside.resolve(WHAT), json.writeValueAsBytes(set));
        } catch (IOException full) {
            remove(aside);
            throw new UncheckedIOException("candles cannot be written to " + aside, full);
        }
    }

    /** Forgets what was put aside; nothing where there is nothing. */
    void discard(WorkspaceId workspace, CandleSetId set) {
        remove(place(workspace, ASIDE, set));
    }

    boolean isAside(WorkspaceId workspace, CandleSetId set) {
        return Files.isRegularFile(place(workspace, ASIDE, set).resolve(WHAT));
    }

    /** Moves what was put aside to its place. */
    void accept(WorkspaceId workspace, CandleSetId set) {
        try {
            Files.move(place(workspace, ASIDE, set), place(workspace, SET, set), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("candles cannot be moved to their place", failure);
        }
    }

    List<CandleSetView> list(WorkspaceId workspace) {
        List<CandleSetView> sets = new ArrayList<>();
        for (Path each : children(folder.resolve("ws-" + workspace.value()))) {
            if (each.getFileName().toString().startsWith(SET)) {
                read(each).ifPresent(sets::add);
            }
        }
        sets.sort(Comparator.comparing(CandleSetView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(set -> set.candleSetId().value()));
        return sets;
    }

    Optional<SymbolHistory> open(WorkspaceId workspace, CandleSetId set) {
        Path place = place(workspace, SET, set);
        return read(place).map(what -> {
            Candles candles = ColumnFile.read(place.resolve(COLUMNS)).orElseThrow(() -> new UncheckedIOException(new IOException("the candles in " + place + " are damaged")));
            try {
                return new SymbolHistory(what, candles, RatesFile.read(place.resolve(FUNDING)));
            } catch (BadCandleFile damaged) {
                throw new UncheckedIOException(new IOException(damaged));
            }
        });
    }

    /** @return whether there was one */
    boolean delete(WorkspaceId workspace, CandleSetId set) {
        Path place = place(workspace, SET, set);
        boolean there = Files.exists(place);
        remove(place);
        return there;
    }

    private Optional<CandleSetView> read(Path place) {
        try {
            return Files.isRegularFile(place.resolve(WHAT)) ? Optional.of(json.readValue(Files.readString(place.resolve(WHAT), StandardCharsets.UTF_8), CandleSetView.class)) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The prefixes keep ids such as {@code ..} from leading out of the folder. */
    private Path place(WorkspaceId workspace, String prefix, CandleSetId set) {
        return folder.resolve("ws-" + workspace.value()).resolve(prefix + set.value());
    }

    private static List<Path> children(Path of) {
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(of)) {
            return paths.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The description goes first: what is half gone is gone. */
    private static void remove(Path place) {
        try {
            Files.deleteIfExists(place.resolve(WHAT));
            for (Path file : children(place)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(place);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
