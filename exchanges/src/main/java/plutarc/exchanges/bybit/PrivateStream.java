package plutarc.exchanges.bybit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeEvent.ConnectionChanged;
import plutarc.exchanges.ExchangeEvent.Irregularity;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.Wallet;
import plutarc.exchanges.feed.ExecutionFeed;
import plutarc.exchanges.wire.Json;
import plutarc.exchanges.wire.WebSocketLine;
import tools.jackson.core.JsonParser;

/**
 * The account's own stream. It counts as up once it is authenticated, subscribed, and the executions that it may have missed are read
 * from history and delivered. On the event loop only.
 */
final class PrivateStream implements WebSocketLine.Peer {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateStream.class);
    private static final List<String> TOPICS = List.of("order", "execution", "position", "wallet");
    private static final String SUBSCRIBE = "subscribe";

    private final VenueThread thread;
    private final ExchangeListener listener;
    private final BybitQueries queries;
    private final BybitSigner signer;
    private final VenueTime time;
    private final Timeouts timeouts;
    private final PingMeter pings;
    private final ExecutionFeed executions;
    private final WebSocketLine line;
    private final Map<String, Frame.Topic> topics;
    private int session;
    private boolean up;

    PrivateStream(Function<WebSocketLine.Peer, WebSocketLine> lines, VenueThread thread, ExchangeListener listener, BybitQueries queries, BybitSigner signer,
                  VenueTime time, Timeouts timeouts, PingMeter pings, ContractType type, Instant executionsSince) {
        this.thread = thread;
        this.listener = listener;
        this.queries = queries;
        this.signer = signer;
        this.time = time;
        this.timeouts = timeouts;
        this.pings = pings;
        this.executions = new ExecutionFeed(executionsSince, execution -> listener.on(new ExchangeEvent.Executed(execution)));
        this.topics = Map.of(
                "order", rows(p -> listener.on(new ExchangeEvent.OrderUpdated(OrderRow.read(p, type)))),
                "execution", rows(p -> executions.live(ExecutionRow.read(p, type))),
                "position", rows(p -> listener.on(new ExchangeEvent.PositionUpdated(PositionRow.read(p, type)))),
                "wallet", wallet());
        this.line = lines.apply(this);
    }

    WebSocketLine line() {
        return line;
    }

    @Override
    public void opened() {
        int mine = ++session;
        executions.interrupted();
        line.send(Commands.auth(signer, time.now().plus(timeouts.validity()).toEpochMilli()));
        thread.after(timeouts.silence(), () -> {
            if (mine == session && !up) {
                line.renew("not authenticated, subscribed and caught up within " + timeouts.silence());
            }
        });
    }

    @Override
    public void frame(byte[] bytes, int length) {
        try {
            Frame frame = Frame.read(bytes, length, topics::get);
            if (!frame.isData()) {
                control(frame);
            }
        } catch (RuntimeException unreadable) {
            // A fill may be in it: what cannot be read here is read again from history.
            LOG.atError().setCause(unreadable).addKeyValue("stream", "private").log("frame cannot be read");
            listener.on(new Irregularity(Optional.empty(), "a private frame cannot be read: " + unreadable.getMessage()));
            line.renew("a frame could not be read");
        }
    }

    @Override
    public void closed(String reason) {
        session++;
        pings.lost();
        executions.interrupted();
        if (up) {
            up = false;
            listener.on(new ConnectionChanged(Stream.PRIVATE, false, reason));
        }
        LOG.atInfo().addKeyValue("stream", "private").addKeyValue("reason", reason).log("stream lost");
    }

    @Override
    public byte[] ping() {
        pings.sent();
        return Commands.PING;
    }

    private void control(Frame frame) {
        if (frame.isPong()) {
            pings.answered();
        } else if (!frame.success) {
            String what = "the venue refused " + (frame.op.isEmpty() ? "the private stream" : frame.op) + ": " + frame.message;
            listener.on(new Irregularity(Optional.empty(), what));
            queries.correctClock();
            line.renew(what);
        } else if (frame.op.equals("auth")) {
            line.send(Commands.subscribe(SUBSCRIBE, TOPICS));
        } else if (frame.op.equals("subscribe")) {
            catchUp(session);
        }
    }

    private void catchUp(int mine) {
        queries.executionsSince(executions.readFrom()).subscribe(
                history -> {
                    if (mine == session) {
                        executions.caughtUp(history);
                        line.proven();
                        up = true;
                        listener.on(new ConnectionChanged(Stream.PRIVATE, true, ""));
                        // A fill of the last moment may reach history a little later than the stream's new life began.
                        thread.after(timeouts.answer(), () -> lookAgain(mine));
                    }
                },
                failure -> {
                    LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("executions cannot be read yet");
                    thread.after(timeouts.resolveEvery(), () -> {
                        if (mine == session) {
                            catchUp(mine);
                        }
                    });
                });
    }

    /** Goes on while the stream lives: a push that the venue lost without losing the connection is found here. */
    private void lookAgain(int mine) {
        if (mine == session) {
            queries.executionsSince(executions.readFrom()).doFinally(signal -> thread.after(timeouts.silence(), () -> lookAgain(mine))).subscribe(history -> {
                if (mine == session) {
                    executions.history(history);
                }
            }, failure -> LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("executions cannot be read again"));
        }
    }

    private static Frame.Topic rows(Consumer<JsonParser> row) {
        return parser -> Json.eachElement(parser, () -> row.accept(parser));
    }

    private Frame.Topic wallet() {
        List<Wallet.Balance> balances = new ArrayList<>();
        return new Frame.Topic() {
            @Override
            public void data(JsonParser parser) {
                balances.clear();
                Json.eachElement(parser, () -> balances.addAll(WalletRow.read(parser)));
            }

            @Override
            public void end(Frame frame) {
                listener.on(new ExchangeEvent.WalletUpdated(new Wallet(balances, Instant.ofEpochMilli(frame.ts))));
            }
        };
    }
}
