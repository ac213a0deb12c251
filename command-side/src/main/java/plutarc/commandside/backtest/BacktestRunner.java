package plutarc.commandside.backtest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import plutarc.contracts.backtest.BacktestCommand;
import plutarc.contracts.backtest.BacktestCommand.CompleteBacktest;
import plutarc.contracts.backtest.BacktestCommand.FailBacktest;
import plutarc.contracts.backtest.BacktestEvent.*;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.backtest.BacktestWatch;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Runs backtests beside everything else. A request is in the journal before it is on record, so that a crash at any point leaves either nothing or a job that begins again
 * at the next start; one that has taken the process down twice ends as failed. Thread-safe.
 */
@Component
@ProcessingGroup(BacktestRunner.GROUP)
final class BacktestRunner implements SmartLifecycle {
    static final String GROUP = "backtest-jobs";
    private static final int MOST_STARTS = 2;
    /** After what bots and people wait for: the command bus, the views, the API. */
    private static final int PHASE = Integer.MAX_VALUE - 100;
    private static final Logger log = LoggerFactory.getLogger(BacktestRunner.class);

    private record Key(WorkspaceId workspaceId, BacktestId backtestId) {
    }

    private final Jobs jobs;
    private final JobJournal journal;
    private final BacktestResults results;
    private final CommandGateway commands;
    private final ObjectProvider<BacktestWatch> watch;
    private final Map<Key, AtomicBoolean> stops = new ConcurrentHashMap<>();
    private volatile ExecutorService threads;

    BacktestRunner(Jobs jobs, JobJournal journal, BacktestResults results, CommandGateway commands, ObjectProvider<BacktestWatch> watch) {
        this.jobs = jobs;
        this.journal = journal;
        this.results = results;
        this.commands = commands;
        this.watch = watch;
    }

    /** Begins where the last life of this process ended. */
    @Override
    public synchronized void start() {
        // A run takes one thread for itself; as many at once as leave the bots' backend a processor.
        threads = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), Thread.ofPlatform().name("backtest-", 0).daemon().factory());
        journal.open().forEach(job -> begin(job.request()));
    }

    /** What runs is left in the journal. */
    @Override
    public synchronized void stop() {
        var ending = threads;
        threads = null;
        stops.values().forEach(stop -> stop.set(true));
        ending.shutdown();
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Within the unit of work of the command: what cannot be put in the journal is not on record either. */
    @EventHandler
    void on(BacktestRequested event) {
        journal.add(event);
        CurrentUnitOfWork.get().afterCommit(done -> begin(event));
        CurrentUnitOfWork.get().onRollback(undone -> journal.remove(event.workspaceId(), event.backtestId()));
    }

    @EventHandler
    void on(BacktestCancelled event) {
        CurrentUnitOfWork.get().afterCommit(done -> stop(new Key(event.workspaceId(), event.backtestId())));
    }

    @EventHandler
    void on(BacktestDeleted event) {
        CurrentUnitOfWork.get().afterCommit(done -> {
            stop(new Key(event.workspaceId(), event.backtestId()));
            results.delete(event.workspaceId(), event.backtestId());
        });
    }

    private void stop(Key key) {
        var running = stops.get(key);
        if (running != null) {
            running.set(true);
        }
    }

    private synchronized void begin(BacktestRequested request) {
        var stop = new AtomicBoolean();
        if (threads != null && stops.putIfAbsent(new Key(request.workspaceId(), request.backtestId()), stop) == null) {
            threads.execute(() -> run(request, stop));
        }
    }

    private void run(BacktestRequested request, AtomicBoolean stop) {
        try {
            boolean ended = stop.get() || attempt(request, stop);
            if (ended && isRunning()) {
                journal.remove(request.workspaceId(), request.backtestId());
            }
        } catch (RuntimeException failure) {
            // It stays in the journal, and begins again at the next start.
            log.atError().setCause(failure).addKeyValue("backtest", request.backtestId()).log("a backtest came to no end");
        } finally {
            stops.remove(new Key(request.workspaceId(), request.backtestId()));
        }
    }

    /** Whether it has come to an end, of whatever kind. */
    private boolean attempt(BacktestRequested request, AtomicBoolean stop) {
        if (journal.start(request.workspaceId(), request.backtestId()) > MOST_STARTS) {
            fail(request, "The backend stopped twice while it ran. A shorter period or fewer symbols may help.");
            return true;
        }
        try {
            var pace = new Pace(request.workspaceId(), request.backtestId(), watch.getIfAvailable(() -> BacktestWatch.NOBODY), System::nanoTime);
            var outcome = jobs.run(request, (done, total) -> pace.at(done, total) && !stop.get());
            if (outcome.isPresent() && !stop.get()) {
                outcome.get().parts().forEach(part -> results.keep(request.workspaceId(), request.backtestId(), part.name(), part.json()));
                if (!complete(request, outcome.get())) {
                    results.delete(request.workspaceId(), request.backtestId());
                }
            }
        } catch (RefusedException refused) {
            fail(request, refused.refusal().message());
        } catch (OutOfMemoryError | RuntimeException failure) {
            if (!isRunning()) {
                return false;
            }
            log.atError().setCause(failure).addKeyValue("backtest", request.backtestId()).log("a backtest failed");
            fail(request, failure instanceof OutOfMemoryError ? "It needs more memory than the backend has. Choose a shorter period."
                    : "The backend could not run it; its log says why.");
        }
        return true;
    }

    /** Whether the results are wanted: not where it has been cancelled or deleted meanwhile. */
    private boolean complete(BacktestRequested request, Jobs.Outcome outcome) {
        try {
            return Boolean.TRUE.equals(send(new CompleteBacktest(request.backtestId(), request.workspaceId(), outcome.headline())));
        } catch (RefusedException deleted) {
            return false;
        }
    }

    private void fail(BacktestRequested request, String reason) {
        try {
            send(new FailBacktest(request.backtestId(), request.workspaceId(), reason));
        } catch (RefusedException deleted) {
            log.atDebug().addKeyValue("backtest", request.backtestId()).log("it has been deleted meanwhile");
        }
    }

    private Object send(BacktestCommand command) {
        return commands.sendAndWait(new GenericCommandMessage<>(command, Sender.system("backtests", command.workspaceId()).metaData()));
    }
}
