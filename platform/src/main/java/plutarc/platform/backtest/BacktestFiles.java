package plutarc.platform.backtest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.start.DataFolder;

/** Results in {@code data/backtests/results/w-WORKSPACE/b-BACKTEST/PART.json.gz}. The letters before ids keep an id of dots from being a way out of the folder. Thread-safe. */
@Component
final class BacktestFiles implements BacktestResults {

    private final Path folder;

    BacktestFiles(DataFolder data) {
        this.folder = data.sub("backtests").resolve("results");
    }

    @Override
    public void keep(WorkspaceId workspaceId, BacktestId backtestId, String part, byte[] json) {
        var packed = new ByteArrayOutputStream(json.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        WholeFiles.write(file(workspaceId, backtestId, part), packed.toByteArray());
    }

    @Override
    public Optional<byte[]> read(WorkspaceId workspaceId, BacktestId backtestId, String part) {
        return WholeFiles.read(file(workspaceId, backtestId, part)).map(packed -> {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 15)) {
                return gzip.readAllBytes();
            } catch (IOException damaged) {
                throw new UncheckedIOException("damaged: " + file(workspaceId, backtestId, part), damaged);
            }
        });
    }

    @Override
    public void delete(WorkspaceId workspaceId, BacktestId backtestId) {
        WholeFiles.delete(of(workspaceId, backtestId));
    }

    private Path file(WorkspaceId workspaceId, BacktestId backtestId, String part) {
        return of(workspaceId, backtestId).resolve(part + ".json.gz");
    }

    private Path of(WorkspaceId workspaceId, BacktestId backtestId) {
        return folder.resolve("w-" + workspaceId.value()).resolve("b-" + backtestId.value());
    }
}
