package plutarc.botnode.shell;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.botnode.journal.Journal;
import plutarc.botnode.loop.LoopState;
import plutarc.botnode.loop.Output;
import plutarc.contracts.bot.VenueLatency;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.trading.BotReport;
import plutarc.exchanges.Latency;

/** Carries out what the loop wants done, one output after the other, on the loop's thread. */
public final class Effects implements Consumer<Output> {

    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

    private final Journal<LoopState> journal;
    private final VenueShell venue;
    private final Backend backend;
    private final InstantSource clock;
    private final LongSupplier residentBytes;

    /** The bot link as the loop's outputs need it. */
    public interface Backend {
        /** Returns whether the frame was handed to the link. */
        boolean send(BotFrame frame);

        /** Latest round trip in milliseconds. */
        Optional<Double> roundTripMs();
    }

    public Effects(Journal<LoopState> journal, VenueShell venue, Backend backend, InstantSource clock, LongSupplier residentBytes) {
        this.journal = journal;
        this.venue = venue;
        this.backend = backend;
        this.clock = clock;
        this.residentBytes = residentBytes;
    }

    @Override
    public void accept(Output output) {
        switch (output) {
            case Output.Commit commit -> {
                journal.commit(commit.state(), commit.reports());
                commit.reports().forEach(Effects::log);
            }
            case Output.Place place -> venue.place(place);
            case Output.Amend amend -> venue.amend(amend);
            case Output.Cancel cancel -> venue.cancel(cancel);
            case Output.CancelAll cancel -> venue.cancelAll(cancel.symbol());
            case Output.AskOrder ask -> venue.askOrder(ask);
            case Output.AskSnapshot ask -> venue.askSnapshot(ask);
            case Output.AskHistory ask -> venue.askHistory(ask);
            case Output.Prepare prepare -> venue.prepare(prepare);
            case Output.OpenVenue open -> venue.open(open.key());
            case Output.Connect connect -> venue.connect(connect);
            case Output.Subscribe subscribe -> venue.subscribe(subscribe);
            case Output.Unsubscribe unsubscribe -> venue.unsubscribe(unsubscribe);
            case Output.CloseVenue close -> venue.close();
            case Output.Applied applied -> backend.send(new BotFrame.ConfigurationApplied(applied.revision()));
            case Output.Progress progress -> backend.send(new BotFrame.InstructionProgress(progress.id(), progress.state(), progress.detail()));
            case Output.Heartbeat beat -> heartbeat(beat);
            case Output.End end -> LOG.atInfo().addKeyValue("reason", end.reason()).log("loop.ended");
        }
    }

    private void heartbeat(Output.Heartbeat beat) {
        Optional<Latency> latency = venue.latency();
        backend.send(new BotFrame.Heartbeat(clock.instant(), beat.status(), beat.reason(), beat.marketTime(), beat.equity(), beat.openPositions(),
                beat.appliedRevision(), journal.pending(), backend.roundTripMs(), latency.flatMap(l -> millis(l.stream())),
                latency.flatMap(l -> millis(l.streamOrder()).or(() -> millis(l.restOrder()))), residentBytes.getAsLong(), beat.risk(), latency.map(Effects::told)));
    }

    private static VenueLatency told(Latency latency) {
        return new VenueLatency(told(latency.stream()), told(latency.streamOrder()), told(latency.restOrder()));
    }

    private static Optional<VenueLatency.Percentiles> told(Latency.Percentiles measured) {
        return measured.samples() == 0 ? Optional.empty() : Optional.of(new VenueLatency.Percentiles(measured.samples(), measured.p50().toNanos() / 1e6,
                measured.p95().toNanos() / 1e6, measured.p99().toNanos() / 1e6));
    }

    private static Optional<Double> millis(Latency.Percentiles measured) {
        return measured.samples() == 0 ? Optional.empty() : Optional.of(measured.p50().toNanos() / 1e6);
    }

    private static void log(BotReport report) {
        switch (report) {
            case BotReport.PositionOpened opened -> LOG.atInfo().addKeyValue("trade", opened.position().tradeId()).addKeyValue("symbol", opened.position().symbol())
                    .addKeyValue("side", opened.position().side()).addKeyValue("price", opened.position().entryPrice()).log("position.opened");
            case BotReport.TradeClosed closed -> LOG.atInfo().addKeyValue("trade", closed.trade().tradeId()).addKeyValue("symbol", closed.trade().symbol())
                    .addKeyValue("net", closed.trade().netPnl()).addKeyValue("reason", closed.trade().exitReason()).log("trade.closed");
            case BotReport.Activity activity -> LOG.atInfo().addKeyValue("severity", activity.severity()).addKeyValue("kind", activity.kind())
                    .addKeyValue("message", activity.message()).log("activity");
            case BotReport.RiskLimitBreached breached -> LOG.atWarn().addKeyValue("limit", breached.limit()).addKeyValue("action", breached.action()).log("risk.breached");
            case BotReport.OrderChanged changed -> LOG.atDebug().addKeyValue("order", changed.order().clientOrderId()).addKeyValue("status", changed.order().status()).log("order.changed");
            case BotReport.StopMoved moved -> LOG.atDebug().addKeyValue("trade", moved.tradeId()).log("stop.moved");
            case BotReport.CandleEvaluated evaluated -> { }
            case BotReport.EquityPoint point -> { }
            case BotReport.PositionMarked marked -> { }
        }
    }
}
