package plutarc.saga.compute;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import tools.jackson.core.type.TypeReference;

/**
 * One bot's process and its record: starts it, notices its end, starts it again after a pause, gives up after too many crashes in a
 * row. A process that ends itself with status 0 was told to, or is superseded, and is not started again. Every step is on record before or found again after it, so that the backend may die at any moment. Thread-safe.
 */
final class LocalInstance {
    private static final Logger log = LoggerFactory.getLogger(LocalInstance.class);
    private static final int RETELL_SECONDS = 5;

    private final LocalSettings settings;
    private final BotProcess processes;
    private final Function<Deployment, String> tokens;
    private final InstanceListener listener;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final InstalledVersions versions;
    private final JsonFile<InstanceRecord> file;
    private InstanceRecord record;
    private ProcessHandle process;
    private boolean closing;

    LocalInstance(LocalSettings settings, Function<Deployment, String> tokens, InstanceListener listener, ScheduledExecutorService scheduler,
                  InstantSource clock, InstalledVersions versions, Path file) {
        this.settings = settings;
        this.processes = new BotProcess(settings);
        this.tokens = tokens;
        this.listener = listener;
        this.scheduler = scheduler;
        this.clock = clock;
        this.versions = versions;
        this.file = new JsonFile<>(file, new TypeReference<>() {
        });
        this.record = this.file.read().orElse(null);
    }

    /** Runs this deployment, in place of a former one; a deployment that gave up is not begun again. */
    synchronized Instance run(Deployment deployment, String address, Optional<String> version) {
        if (record != null && !record.deployment().equals(deployment)) {
            end();
        }
        if (record == null) {
            write(InstanceRecord.wanted(deployment, address, version));
        }
        if (!record.desired()) {
            throw ComputeException.lasting("the bot's process has ended: " + processes.lastWords(deployment.botId()));
        }
        if (process == null || !process.isAlive()) {
            startOrAdopt(Optional.empty());
        }
        return record.instance();
    }

    /** Ends the process, unless this ticket has its successor started already. */
    synchronized void halt(String ticket, Duration patience) {
        if (record == null || record.ticket().equals(Optional.of(ticket))) {
            return;
        }
        write(record.ended(Optional.empty()));
        processes.find(record.deployment(), record.process()).ifPresent(running -> terminate(running, patience));
        process = null;
    }

    /** Starts a process in place of the one that was halted, once a ticket. */
    synchronized Instance replace(Deployment deployment, String address, String ticket, Optional<String> version, boolean trial) {
        if (record != null && record.ticket().equals(Optional.of(ticket))) {
            return record.instance();
        }
        var before = Optional.ofNullable(record).flatMap(InstanceRecord::version);
        write(InstanceRecord.replacement(deployment, address, version.or(() -> before), ticket, trial ? Optional.of(settings.trialLimit()) : Optional.empty()));
        startOrAdopt(Optional.empty());
        return record.instance();
    }

    /** After the backend has started: adopts the process that lived on, or starts a new one, where one should be running. */
    synchronized void resume() {
        if (record != null && record.desired()) {
            startOrAdopt(Optional.of("started again with the installation"));
        }
        tell();
    }

    synchronized boolean holds(DeploymentId deploymentId) {
        return record != null && record.deployment().deploymentId().equals(deploymentId);
    }

    /** Ends the process and forgets the deployment. */
    synchronized void end() {
        if (record != null) {
            record = record.ended(Optional.empty());
            file.write(record);
            processes.find(record.deployment(), record.process()).ifPresent(this::terminate);
            process = null;
            record = null;
            file.delete();
        }
    }

    /** Asks the process to end, for this backend's own end; the next start runs it again. */
    synchronized void close() {
        closing = true;
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for what {@link #close} began. */
    synchronized void awaitEnd() {
        if (process != null) {
            terminate(process);
        }
    }

    private void startOrAdopt(Optional<String> reason) {
        var found = processes.find(record.deployment(), record.process());
        if (found.isPresent()) {
            watch(found.get(), found.get().onExit().thenApply(ended -> false));
            var id = BotProcess.idOf(found.get(), clock.instant());
            if (!record.process().map(known -> known.pid() == id.pid()).orElse(false)) {
                write(record.running(id, record.untold().or(() -> reason)));
            }
            return;
        }
        var program = record.version().flatMap(versions::find).orElseGet(versions::newest);
        var child = processes.start(record.deployment(), program, record.address(), tokens.apply(record.deployment()));
        var started = child.toHandle();
        record = record.version().equals(program.version()) ? record : record.of(program.version());
        write(record.running(BotProcess.idOf(started, clock.instant()), reason));
        watch(started, child.onExit().thenApply(ended -> ended.exitValue() == 0));
        log.atInfo().addKeyValue("bot", record.deployment().botId()).addKeyValue("pid", started.pid()).addKeyValue("address", record.address())
                .addKeyValue("version", program.version().orElse("as built")).log("bot process started");
    }

    /** @param inOrder completes when the process has ended: true where it is known to have ended itself with status 0 */
    private void watch(ProcessHandle started, CompletableFuture<Boolean> inOrder) {
        process = started;
        inOrder.thenAcceptAsync(it -> exited(started, it), scheduler);
    }

    private synchronized void exited(ProcessHandle ended, boolean inOrder) {
        if (closing || record == null || !record.desired() || process == null || process.pid() != ended.pid()) {
            return;
        }
        process = null;
        if (inOrder) {
            log.atInfo().addKeyValue("bot", record.deployment().botId()).addKeyValue("pid", ended.pid()).log("bot process has ended itself");
            write(record.ended(Optional.empty()));
            return;
        }
        var startedAt = record.process().map(InstanceRecord.ProcessId::startedAt).orElse(clock.instant());
        boolean lived = Duration.between(startedAt, clock.instant()).compareTo(settings.stable()) >= 0;
        int inARow = lived ? 1 : record.crashes() + 1;
        var botId = record.deployment().botId();
        log.atWarn().addKeyValue("bot", botId).addKeyValue("pid", ended.pid()).addKeyValue("inARow", inARow).log("bot process has ended");
        if (lived) {
            record = record.proven();
        }
        if (inARow >= record.limit().orElse(settings.crashLimit())) {
            write(record.crashed(inARow).ended(Optional.of("the bot's process ended " + inARow + " times in a row; its last words: " + processes.lastWords(botId))));
            tell();
        } else {
            write(record.crashed(inARow));
            scheduler.schedule(this::restart, pause(inARow).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void restart() {
        if (closing || record == null || !record.desired() || process != null) {
            return;
        }
        var words = processes.lastWords(record.deployment().botId());
        try {
            startOrAdopt(Optional.of("its process had ended" + (words.isEmpty() ? "" : ": " + words)));
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("bot", record.deployment().botId()).addKeyValue("reason", later.getMessage()).log("bot process not started yet");
            scheduler.schedule(this::restart, settings.longestPause().toMillis(), TimeUnit.MILLISECONDS);
        }
        tell();
    }

    /** Off the lock's thread: the listener may block. */
    private void tell() {
        if (record != null && (record.untold().isPresent() || record.failure().isPresent())) {
            var told = record;
            Thread.ofVirtual().start(() -> tell(told));
        }
    }

    private void tell(InstanceRecord untold) {
        try {
            untold.failure().ifPresent(reason -> listener.failed(untold.deployment(), reason));
            untold.untold().ifPresent(reason -> listener.restarted(untold.deployment(), untold.instance(), reason));
            told(untold);
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("bot", untold.deployment().botId()).addKeyValue("reason", later.getMessage()).log("restart not on record yet");
            scheduler.schedule(this::tellAgain, RETELL_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void tellAgain() {
        if (!closing) {
            tell();
        }
    }

    private synchronized void told(InstanceRecord untold) {
        if (untold.equals(record)) {
            write(record.told());
        }
    }

    private Duration pause(int inARow) {
        var pause = settings.backOff().multipliedBy(1L << Math.min(inARow - 1, 20));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    private void terminate(ProcessHandle running, Duration patience) {
        try {
            running.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            terminate(running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            terminate(running);
        } catch (ExecutionException e) {
            throw ComputeException.passing("cannot wait for the end of process " + running.pid(), e);
        }
    }

    private void terminate(ProcessHandle running) {
        running.destroy();
        try {
            running.onExit().get(settings.endPatience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            running.destroyForcibly();
            running.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        } catch (ExecutionException e) {
            throw ComputeException.passing("cannot wait for the end of process " + running.pid(), e);
        }
    }

    private void write(InstanceRecord next) {
        file.write(next);
        record = next;
    }
}
