package plutarc.exchanges.bybit;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.exchanges.ExchangeEvent.ConnectionChanged;
import plutarc.exchanges.ExchangeEvent.Irregularity;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.wire.WebSocketLine;

/** The stream that takes orders, {@code /v5/trade}. Carries frames and answers; what they mean is {@link BybitOrders}'s. On the event loop only. */
final class OrderStream implements WebSocketLine.Peer {

    private static final Logger LOG = LoggerFactory.getLogger(OrderStream.class);

    private final VenueThread thread;
    private final ExchangeListener listener;
    private final BybitSigner signer;
    private final VenueTime time;
    private final Timeouts timeouts;
    private final PingMeter pings;
    private final Consumer<Frame> answers;
    private final Consumer<String> losses;
    private final WebSocketLine line;
    private int session;
    private boolean ready;

    /**
     * @param answers takes the answer to an order request
     * @param losses  is told why the stream is gone, and with it the answers that were under way
     */
    OrderStream(Function<WebSocketLine.Peer, WebSocketLine> lines, VenueThread thread, ExchangeListener listener, BybitSigner signer, VenueTime time,
                Timeouts timeouts, PingMeter pings, Consumer<Frame> answers, Consumer<String> losses) {
        this.thread = thread;
        this.listener = listener;
        this.signer = signer;
        this.time = time;
        this.timeouts = timeouts;
        this.pings = pings;
        this.answers = answers;
        this.losses = losses;
        this.line = lines.apply(this);
    }

    WebSocketLine line() {
        return line;
    }

    /** Whether a frame would reach the venue as an order. */
    boolean isReady() {
        return ready && line.isOpen();
    }

    /** @param written is called when the socket has taken the frame */
    boolean send(byte[] frame, Runnable written) {
        return isReady() && line.send(frame, written);
    }

    @Override
    public void opened() {
        int mine = ++session;
        line.send(Commands.auth(signer, time.now().plus(timeouts.validity()).toEpochMilli()));
        thread.after(timeouts.answer(), () -> {
            if (mine == session && !ready) {
                line.renew("not authenticated within " + timeouts.answer());
            }
        });
    }

    @Override
    public void frame(byte[] bytes, int length) {
        try {
            Frame frame = Frame.read(bytes, length, topic -> null);
            if (frame.op.equals("auth")) {
                authenticated(frame);
            } else if (frame.isPong()) {
                pings.answered();
            } else {
                answers.accept(frame);
            }
        } catch (RuntimeException unreadable) {
            LOG.atError().setCause(unreadable).addKeyValue("stream", "order_entry").log("frame cannot be read");
            listener.on(new Irregularity(Optional.empty(), "an order answer cannot be read: " + unreadable.getMessage()));
            line.renew("an answer could not be read");
        }
    }

    @Override
    public void closed(String reason) {
        session++;
        pings.lost();
        boolean was = ready;
        ready = false;
        losses.accept(reason);
        if (was) {
            listener.on(new ConnectionChanged(Stream.ORDER_ENTRY, false, reason));
        }
        LOG.atInfo().addKeyValue("stream", "order_entry").addKeyValue("reason", reason).log("stream lost");
    }

    @Override
    public byte[] ping() {
        pings.sent();
        return Commands.PING;
    }

    private void authenticated(Frame frame) {
        if (!frame.success) {
            listener.on(new Irregularity(Optional.empty(), "the venue refused order entry by stream: " + frame.message));
            line.renew("refused: " + frame.message);
            return;
        }
        ready = true;
        line.proven();
        listener.on(new ConnectionChanged(Stream.ORDER_ENTRY, true, ""));
    }
}
