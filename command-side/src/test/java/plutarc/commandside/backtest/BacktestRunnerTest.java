package plutarc.commandside.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import plutarc.contracts.backtest.BacktestCommand.CompleteBacktest;
import plutarc.contracts.backtest.BacktestCommand.FailBacktest;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestProgress;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.backtest.BacktestWatch;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.workspace.WorkspaceId;

/** What becomes of jobs when the process that ran them is gone. */
class BacktestRunnerTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");

    private final BacktestStore store = new BacktestStore();
    private final SampleCandles candles = new SampleCandles();
    private final List<Object> sent = new CopyOnWriteArrayList<>();

    @Test
    void aJobThatACrashLeftBehindBeginsAgainAndCompletes() {
        var left = request(SampleCandles.HOURS);
        store.add(left);
        store.start(OURS, left.backtestId());
        var runner = runner();
        runner.start();
        await().until(() -> store.open().isEmpty());
        runner.stop();
        assertThat(sent).hasSize(1).first().isInstanceOf(CompleteBacktest.class);
        assertThat(store.read(OURS, left.backtestId(), BacktestResults.REPORT)).isPresent();
        assertThat(store.read(OURS, left.backtestId(), BacktestResults.TRADES)).isPresent();
    }

    @Test
    void aJobThatTookTheProcessDownTwiceEndsAsFailed() {
        var left = request(SampleCandles.HOURS);
        store.add(left);
        store.start(OURS, left.backtestId());
        store.start(OURS, left.backtestId());
        var runner = runner();
        runner.start();
        await().until(() -> store.open().isEmpty());
        runner.stop();
        assertThat(sent).hasSize(1).first().isInstanceOfSatisfying(FailBacktest.class, failed -> assertThat(failed.reason()).contains("stopped twice"));
    }

    @Test
    void aStopOfTheBackendLeavesWhatRunsInTheJournal() {
        var running = request(SampleCandles.HELD_BACK);
        store.add(running);
        var runner = runner();
        runner.start();
        await().until(() -> store.open().getFirst().starts() == 1);
        runner.stop();
        candles.release();
        assertThat(store.open()).extracting(job -> job.request().backtestId()).containsExactly(running.backtestId());
        assertThat(sent).noneMatch(CompleteBacktest.class::isInstance);
    }

    @Test
    void progressIsToldWithATimeLeftOnceThereIsAPace() {
        long[] now = {0};
        List<BacktestProgress> told = new CopyOnWriteArrayList<>();
        var pace = new Pace(OURS, BacktestId.random(), (workspace, progress) -> told.add(progress), () -> now[0]);
        for (int done = 0; done <= 1000; done++) {
            now[0] = done * 10_000_000L;
            assertThat(pace.at(done, 1000)).isTrue();
        }
        assertThat(told).hasSize(41);
        assertThat(told.getFirst().etaMillis()).isEmpty();
        assertThat(told.get(20)).satisfies(half -> assertThat(half.etaMillis()).contains(5_000L));
        assertThat(told.getLast().done()).isEqualTo(1000);
    }

    private BacktestRequested request(CandleSetId set) {
        return new BacktestRequested(BacktestId.random(), OURS, "One", new BacktestSubject(Optional.empty(), Optional.empty(), "Trend"), Samples.DEFINITION, Samples.over(set),
                new BacktestKind.SingleRun());
    }

    private BacktestRunner runner() {
        return new BacktestRunner(new Jobs(candles, new SearchesSoFar()), store, store, new Recording(sent), new StaticListableBeanFactory().getBeanProvider(BacktestWatch.class));
    }

    /** Takes every command for done. */
    private record Recording(List<Object> sent) implements CommandGateway {
        @Override
        public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
            sent.add(((CommandMessage<?>) command).getPayload());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <R> R sendAndWait(Object command) {
            sent.add(((CommandMessage<?>) command).getPayload());
            return (R) Boolean.TRUE;
        }

        @Override
        public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
            return sendAndWait(command);
        }

        @Override
        public <R> CompletableFuture<R> send(Object command) {
            return CompletableFuture.completedFuture(sendAndWait(command));
        }

        @Override
        public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
            return () -> true;
        }
    }
}
