package plutarc.commandside.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plutarc.commandside.CommandSide.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.backtest.BacktestCommand;
import plutarc.contracts.backtest.BacktestCommand.*;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestEvent;
import plutarc.contracts.backtest.BacktestEvent.*;
import plutarc.contracts.backtest.BacktestHeadline;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestReport;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.message.Sender;
import plutarc.contracts.strategy.TemplateCommand.CreateTemplate;
import plutarc.contracts.strategy.TemplateCommand.ReviseTemplate;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

class BacktestsTest {
    private static int workspaces;

    private final CommandSide side = CommandSide.shared();
    private final WorkspaceId workspace = new WorkspaceId("backtests-of-" + workspaces++);
    private final Sender quant = user(workspace, Role.QUANT);
    private final BacktestStore store = side.part(BacktestStore.class);

    @AfterEach
    void letEverythingEnd() {
        side.part(SampleCandles.class).release();
        eventually().until(() -> store.open().isEmpty());
    }

    @Test
    void aDraftRunsAndItsResultsAreKept() {
        var id = request(quant, Samples.over(SampleCandles.HOURS));
        var completed = (BacktestCompleted) eventually().until(() -> last(id), BacktestCompleted.class::isInstance);
        var report = ResultJson.read(store.read(workspace, id, BacktestResults.REPORT).orElseThrow(), BacktestReport.class);
        assertThat(report.headline()).isEqualTo(completed.headline());
        assertThat(completed.headline().trades()).isPositive().isEqualTo(report.trades().trades());
        assertThat(completed.headline().candles()).isEqualTo(2000);
        assertThat(report.line().held()).hasSameSizeAs(report.line().equity());
    }

    @Test
    void aVersionOfATemplateRunsAsItWasSaved() {
        var template = TemplateId.random();
        side.send(user(workspace, Role.OWNER), new CreateTemplate(template, workspace, "Trend", Samples.DEFINITION));
        side.send(user(workspace, Role.OWNER), new ReviseTemplate(template, Samples.DEFINITION.replace("\"Trend", "\"Another trend")));
        var id = BacktestId.random();
        var events = side.when(quant, new RequestBacktest(id, workspace, "One", Optional.of(template), Optional.of(1), Optional.empty(), Samples.over(SampleCandles.HOURS), new BacktestKind.SingleRun()));
        var requested = (BacktestRequested) events.getFirst();
        assertThat(requested.definition()).isEqualTo(Samples.DEFINITION);
        assertThat(requested.subject().name()).isEqualTo("Trend");
        assertThat(requested.subject().version()).contains(1);
    }

    @Test
    void aThirdOneHasToWaitForOneOfTwo() {
        side.part(SampleCandles.class).hold();
        var first = request(quant, Samples.over(SampleCandles.HELD_BACK));
        request(quant, Samples.over(SampleCandles.HELD_BACK));
        assertThat(refusal(() -> request(quant, Samples.over(SampleCandles.HOURS))).code()).isEqualTo("backtest.too_many_running");
        side.send(quant, new CancelBacktest(first, workspace));
        var third = request(quant, Samples.over(SampleCandles.HOURS));
        side.part(SampleCandles.class).release();
        eventually().until(() -> last(third) instanceof BacktestCompleted);
        assertThat(last(first)).isInstanceOf(BacktestCancelled.class);
        assertThat(store.read(workspace, first, BacktestResults.REPORT)).isEmpty();
    }

    @Test
    void beyondAHundredTheOldestThatHasEndedMakesWay() {
        List<BacktestId> all = new ArrayList<>();
        for (int i = 0; i < Backtests.MOST_KEPT; i++) {
            all.add(request(quant, Samples.over(SampleCandles.GONE)));
            var id = all.getLast();
            eventually().until(() -> last(id) instanceof BacktestFailed);
        }
        request(quant, Samples.over(SampleCandles.HOURS));
        assertThat(last(all.getFirst())).isInstanceOf(BacktestDeleted.class);
        assertThat(last(all.get(1))).isInstanceOf(BacktestFailed.class);
    }

    @Test
    void candlesThatAreGoneMakeItFailWithTheReason() {
        var id = request(quant, Samples.over(SampleCandles.GONE));
        eventually().until(() -> last(id) instanceof BacktestFailed);
        assertThat(((BacktestFailed) last(id)).reason()).isEqualTo("There is no such set of candles.");
    }

    @Test
    void whatHasEndedStaysAsItIsUntilItIsDeleted() {
        var id = request(quant, Samples.over(SampleCandles.HOURS));
        eventually().until(() -> last(id) instanceof BacktestCompleted);
        assertThat(side.when(quant, new CancelBacktest(id, workspace))).isEmpty();
        assertThat(side.when(system(workspace), new FailBacktest(id, workspace, "late"))).isEmpty();
        assertThat(side.send(system(workspace), new CompleteBacktest(id, workspace, headline()))).isEqualTo(false);
        assertThat(side.when(quant, new RenameBacktest(id, workspace, "Mine"))).containsExactly(new BacktestRenamed(id, workspace, "Mine"));
        assertThat(side.when(quant, new DeleteBacktest(id, workspace))).containsExactly(new BacktestDeleted(id, workspace));
        assertThat(store.read(workspace, id, BacktestResults.REPORT)).isEmpty();
        assertThat(refusal(() -> side.send(quant, new DeleteBacktest(id, workspace))).code()).isEqualTo("backtest.unknown");
    }

    @Test
    void anotherWorkspacesBacktestIsUnknown() {
        var id = request(quant, Samples.over(SampleCandles.HOURS));
        var stranger = user(new WorkspaceId("strangers"), Role.OWNER);
        assertThat(refusal(() -> side.send(stranger, new CancelBacktest(id, new WorkspaceId("strangers"))))).isEqualTo(
                refusal(() -> side.send(stranger, new CancelBacktest(BacktestId.random(), new WorkspaceId("strangers")))));
        assertThat(refusal(() -> side.send(stranger, new CancelBacktest(id, workspace))).code()).isEqualTo("workspace.unknown");
    }

    @Test
    void whatCannotRunIsRefusedAtOnceByFieldAndValue() {
        var good = Samples.over(SampleCandles.HOURS);
        assertThat(problem(Samples.over())).isEqualTo("conditions.candleSets");
        assertThat(problem(Samples.over(SampleCandles.HOURS, SampleCandles.HELD_BACK))).isEqualTo("conditions.candleSets");
        assertThat(problem(Samples.over(SampleCandles.DAYS))).isEqualTo("conditions.candleSets");
        assertThat(problem(period(good, "2023-01-01T00:00:00Z", "2023-02-01T00:00:00Z"))).isEqualTo("conditions.from");
        assertThat(problem(period(good, "2022-02-01T00:00:00Z", "2022-01-15T00:00:00Z"))).isEqualTo("conditions.to");
        assertThat(problem(cash(good, "0"))).isEqualTo("conditions.cash");
        assertThat(refusal(() -> request(quant, Samples.over(SampleCandles.VAST))).code()).isEqualTo("backtest.too_many_candles");
        assertThat(refusal(() -> request(quant, Samples.over(new plutarc.contracts.candles.CandleSetId("none")))).code()).isEqualTo("candle_set.unknown");
        assertThat(refusal(() -> side.send(quant, draft(BacktestId.random(), "{}", good))).code()).isEqualTo("template.invalid");
        assertThat(refusal(() -> side.send(quant, new RequestBacktest(BacktestId.random(), workspace, "One", Optional.of(TemplateId.random()), Optional.of(1), Optional.empty(), good,
                new BacktestKind.SingleRun()))).code()).isEqualTo("template.unknown");
        assertThat(refusal(() -> request(user(workspace, Role.VIEWER), good)).code()).isEqualTo("permission.denied");
        assertThat(refusal(() -> side.send(quant, new FailBacktest(BacktestId.random(), workspace, "mine"))).code()).isEqualTo("permission.denied");
    }

    private static ConditionFactory eventually() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    private static Sender system(WorkspaceId workspace) {
        return Sender.system("backtests", workspace);
    }

    private String problem(BacktestConditions conditions) {
        return refusal(() -> request(quant, conditions)).problems().getFirst().field();
    }

    private BacktestId request(Sender sender, BacktestConditions conditions) {
        var id = BacktestId.random();
        side.send(sender, draft(id, Samples.DEFINITION, conditions));
        return id;
    }

    private BacktestCommand draft(BacktestId id, String definition, BacktestConditions conditions) {
        return new RequestBacktest(id, workspace, "One", Optional.empty(), Optional.empty(), Optional.of(definition), conditions, new BacktestKind.SingleRun());
    }

    private BacktestEvent last(BacktestId id) {
        return side.published().stream().flatMap(message -> message.getPayload() instanceof BacktestEvent event ? Stream.of(event) : Stream.empty())
                .filter(event -> event.backtestId().equals(id)).reduce((earlier, later) -> later).orElseThrow();
    }

    private static BacktestConditions period(BacktestConditions of, String from, String to) {
        return new BacktestConditions(of.candleSets(), Optional.of(Instant.parse(from)), Optional.of(Instant.parse(to)), of.cash(), of.leverage(), of.marginMode(), of.takerFee(), of.makerFee(),
                of.slippageBps(), of.fill(), of.funding(), of.sessions(), of.riskLimits(), of.inSampleTo(), of.contract());
    }

    private static BacktestConditions cash(BacktestConditions of, String cash) {
        return new BacktestConditions(of.candleSets(), of.from(), of.to(), new BigDecimal(cash), of.leverage(), of.marginMode(), of.takerFee(), of.makerFee(), of.slippageBps(), of.fill(),
                of.funding(), of.sessions(), of.riskLimits(), of.inSampleTo(), of.contract());
    }

    private static BacktestHeadline headline() {
        return new BacktestHeadline(1, Instant.EPOCH, Instant.EPOCH, 0, 1, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, 0, 1);
    }
}
