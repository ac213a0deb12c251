package plutarc.platform.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plutarc.commandside.backtest.JobJournal;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.start.DataFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The journal as one small file a job, {@code data/backtests/jobs/WORKSPACE~BACKTEST.json}. A file that cannot be read is put aside, and said so. Thread-safe. */
@Component
final class JobFiles implements JobJournal {

    private static final String ENDING = ".json";
    private static final Logger log = LoggerFactory.getLogger(JobFiles.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    JobFiles(DataFolder data) {
        this.folder = data.sub("backtests").resolve("jobs");
    }

    @Override
    public synchronized void add(BacktestRequested request) {
        write(new Job(request, 0));
    }

    @Override
    public synchronized int start(WorkspaceId workspaceId, BacktestId backtestId) {
        return WholeFiles.read(file(workspaceId, backtestId)).map(bytes -> JSON.readValue(bytes, Job.class)).map(job -> {
            write(new Job(job.request(), job.starts() + 1));
            return job.starts() + 1;
        }).orElse(0);
    }

    @Override
    public synchronized List<Job> open() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            List<Job> jobs = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).sorted((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified())).toList()) {
                read(file, jobs);
            }
            return List.copyOf(jobs);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + folder, failure);
        }
    }

    @Override
    public synchronized void remove(WorkspaceId workspaceId, BacktestId backtestId) {
        WholeFiles.delete(file(workspaceId, backtestId));
    }

    private void read(Path file, List<Job> into) throws IOException {
        try {
            into.add(JSON.readValue(Files.readAllBytes(file), Job.class));
        } catch (JacksonException unreadable) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            log.atWarn().addKeyValue("file", file).log("a backtest cannot be begun again: its journal is damaged");
        }
    }

    private void write(Job job) {
        WholeFiles.write(file(job.request().workspaceId(), job.request().backtestId()), JSON.writeValueAsBytes(job));
    }

    private Path file(WorkspaceId workspaceId, BacktestId backtestId) {
        return folder.resolve(workspaceId.value() + "~" + backtestId.value() + ENDING);
    }
}
