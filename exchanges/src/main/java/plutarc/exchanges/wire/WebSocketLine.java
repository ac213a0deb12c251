package plutarc.exchanges.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.VenueThread;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/**
 * One WebSocket that comes back: connects, pings, notices silence, and after every loss connects again with growing, jittered pauses.
 * Everything here runs on the one event loop that it is given; call it from there only.
 */
public final class WebSocketLine {

    private static final int MAX_FRAME = 4 << 20;

    private final HttpClient client;
    private final VenueThread thread;
    private final String url;
    private final Timeouts timeouts;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Peer peer;
    private Disposable attempt;
    private Connection connection;
    private ScheduledFuture<?> pings;
    private Instant lastHeard;
    private byte[] buffer = new byte[8192];
    private int generation;
    private boolean stopped;

    /** The protocol that is spoken over the line. Called on the event loop. */
    public interface Peer {

        /** The WebSocket is open: introduce yourself. */
        void opened();

        /** A whole text frame. The array belongs to the line and is overwritten by the next frame. */
        void frame(byte[] bytes, int length);

        /** The line is lost, or could not be opened; it will be opened again by itself. */
        void closed(String reason);

        /** The frame that asks the venue to answer. */
        byte[] ping();
    }

    /** @param client runs on {@code thread} and resolves no redirects */
    public WebSocketLine(HttpClient client, VenueThread thread, String url, Timeouts timeouts, Backoff backoff, InstantSource clock, Peer peer) {
        this.client = client;
        this.thread = thread;
        this.url = url;
        this.timeouts = timeouts;
        this.backoff = backoff;
        this.clock = clock;
        this.peer = peer;
    }

    public void connect() {
        if (stopped) {
            return;
        }
        int mine = ++generation;
        WebsocketClientSpec spec = WebsocketClientSpec.builder().maxFramePayloadLength(MAX_FRAME).build();
        attempt = client.websocket(spec).uri(url).handle((in, out) -> {
            in.withConnection(open -> opened(mine, open));
            return in.aggregateFrames(MAX_FRAME).receiveFrames().doOnNext(frame -> received(mine, frame)).then();
        }).then().onErrorResume(error -> {
            lost(mine, describe(error));
            return Mono.empty();
        }).subscribe(done -> { }, error -> lost(mine, describe(error)), () -> lost(mine, "the venue closed the stream"));
        // A venue that takes the connection and then never answers the handshake would otherwise hold the line for ever.
        thread.after(timeouts.connect().multipliedBy(2), () -> {
            if (mine == generation && connection == null) {
                lost(mine, "no WebSocket handshake within " + timeouts.connect().multipliedBy(2));
            }
        });
    }

    /** Whether a frame can be sent now. */
    public boolean isOpen() {
        return connection != null && connection.channel().isActive();
    }

    /** Sends a text frame; false if the line is not open. A frame that cannot be written costs the connection. */
    public boolean send(byte[] text) {
        return send(text, () -> { });
    }

    /** The same; calls {@code taken} when the socket has taken the frame. */
    public boolean send(byte[] text, Runnable taken) {
        if (!isOpen()) {
            return false;
        }
        int mine = generation;
        connection.channel().writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(text))).addListener(written -> {
            if (written.isSuccess()) {
                taken.run();
            } else {
                lost(mine, "could not write: " + describe(written.cause()));
            }
        });
        return true;
    }

    /** The peer has seen the venue work: the next loss starts with a short pause again. */
    public void proven() {
        backoff.reset();
    }

    /** Gives the connection up and opens a new one. */
    public void renew(String reason) {
        lost(generation, reason);
    }

    /** Closes for good. */
    public void stop() {
        stopped = true;
        generation++;
        drop();
    }

    private void opened(int mine, Connection open) {
        if (mine != generation || stopped) {
            open.dispose();
            return;
        }
        connection = open;
        lastHeard = clock.instant();
        pings = thread.every(timeouts.pingEvery(), () -> beat(mine));
        // The handshake's own handlers finish first; what is written now would overtake them.
        thread.execute(() -> {
            if (mine == generation && isOpen()) {
                peer.opened();
            }
        });
    }

    private void beat(int mine) {
        if (mine != generation) {
            return;
        }
        Duration silence = Duration.between(lastHeard, clock.instant());
        if (silence.compareTo(timeouts.silence()) > 0) {
            lost(mine, "nothing heard for " + silence);
        } else {
            send(peer.ping());
        }
    }

    private void received(int mine, WebSocketFrame frame) {
        if (mine != generation) {
            return;
        }
        lastHeard = clock.instant();
        ByteBuf content = frame.content();
        int length = content.readableBytes();
        if (length == 0) {
            return;
        }
        if (buffer.length < length) {
            buffer = new byte[Integer.highestOneBit(length) << 1];
        }
        content.getBytes(content.readerIndex(), buffer, 0, length);
        peer.frame(buffer, length);
    }

    private void lost(int mine, String reason) {
        if (mine != generation || stopped) {
            return;
        }
        // First, for dropping the connection reports its end at once.
        generation++;
        drop();
        Duration pause = backoff.next();
        thread.after(pause, this::connect);
        peer.closed(reason);
    }

    private void drop() {
        if (pings != null) {
            pings.cancel(false);
            pings = null;
        }
        if (connection != null) {
            connection.dispose();
            connection = null;
        }
        if (attempt != null) {
            attempt.dispose();
            attempt = null;
        }
    }

    private static String describe(Throwable error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
