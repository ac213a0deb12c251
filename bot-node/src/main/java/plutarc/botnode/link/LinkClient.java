package plutarc.botnode.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.botnode.journal.Journal;
import plutarc.botnode.link.LinkListener.OpenedKey;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.LinkProtocol;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.LoopResources;
import plutarc.exchanges.wire.Backoff;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bot's end of the bot link: one WebSocket, opened again for ever with growing, jittered pauses. Frames from the backend are handled on one thread
 * of its own. Sending is possible from any thread; while the link is down it does nothing and says so.
 */
public final class LinkClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkClient.class);

    private final LinkSettings settings;
    private final LinkFolder folder;
    private final KeyBox keyBox;
    private final Journal<?> journal;
    private final LinkListener listener;
    private final JsonMapper json;
    private final Backoff backoff;
    private final LoopResources sockets = LoopResources.create("link", 1, true);
    private final Scheduler thread = Schedulers.newSingle("link-frames", true);
    private final Object sending = new Object();

    private volatile boolean closed;
    private volatile boolean welcomed;
    private volatile long session;
    private volatile long heartbeatMillis = 1_000;
    private volatile Optional<Double> roundTripMs = Optional.empty();
    private Sinks.Many<WebSocketFrame> outbound = Sinks.many().unicast().onBackpressureBuffer();
    private boolean writable;
    private volatile Disposable connection = () -> { };
    private boolean trying;
    private long lastFrame;
    private long pingSent;
    private long revisionGiven;

    public LinkClient(LinkSettings settings, LinkFolder folder, KeyBox keyBox, Journal<?> journal, LinkListener listener, JsonMapper json,
                      RandomGenerator random) {
        this.settings = settings;
        this.folder = folder;
        this.keyBox = keyBox;
        this.journal = journal;
        this.listener = listener;
        this.json = json;
        this.backoff = new Backoff(settings.reconnectMin(), settings.reconnectMax(), random);
        if (secret().isEmpty()) {
            throw new IllegalArgumentException("there is neither an enrolment token nor a credential of an earlier start");
        }
    }

    /** Opens the link and keeps it open until {@link #close}. */
    public void start() {
        thread.schedule(this::connect);
        long check = Math.max(50, settings.silence().toMillis() / 4);
        thread.schedulePeriodically(this::watch, check, check, TimeUnit.MILLISECONDS);
    }

    /** Whether the backend has welcomed this bot on the link that stands. */
    public boolean isUp() {
        return welcomed;
    }

    /** Counts the welcomes: a new figure means that what was sent before may be lost. */
    public long session() {
        return session;
    }

    /** How often the backend wants heartbeats, in milliseconds. */
    public long heartbeatMillis() {
        return heartbeatMillis;
    }

    /** Ping to pong, the latest; empty before the first. */
    public Optional<Double> roundTripMs() {
        return roundTripMs;
    }

    /** Sends a frame if the link stands. Returns whether it was handed to it; that is no proof that it arrives. */
    public boolean send(BotFrame frame) {
        return welcomed && write(frame);
    }

    @Override
    public void close() {
        closed = true;
        synchronized (sending) {
            writable = false;
            outbound.tryEmitComplete();
        }
        connection.dispose();
        thread.dispose();
        sockets.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block(Duration.ofSeconds(2));
    }

    private Optional<String> secret() {
        return folder.credential(settings.deploymentId()).or(settings::enrolmentToken);
    }

    private void connect() {
        if (closed) {
            return;
        }
        lastFrame = System.nanoTime();
        trying = true;
        HttpClient client = HttpClient.newConnection().runOn(sockets)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000)
                .option(ChannelOption.TCP_NODELAY, true);
        if (settings.bindAddress().isPresent()) {
            client = client.bindAddress(() -> new InetSocketAddress(settings.bindAddress().get(), 0));
        }
        connection = client
                .websocket(WebsocketClientSpec.builder().maxFramePayloadLength(LinkProtocol.MAX_FRAME_BYTES).build())
                .uri(settings.uri().toString())
                .handle(this::converse)
                .publishOn(thread)
                .subscribe(nothing -> { }, failure -> ended(String.valueOf(failure.getMessage())), () -> ended("the backend closed the link"));
    }

    private Mono<Void> converse(WebsocketInbound in, WebsocketOutbound out) {
        Sinks.Many<WebSocketFrame> frames = Sinks.many().unicast().onBackpressureBuffer();
        synchronized (sending) {
            outbound = frames;
            writable = true;
        }
        write(new BotFrame.Hello(LinkProtocol.VERSION, settings.botId(), settings.deploymentId(), secret().orElseThrow(), keyBox.publicKey(),
                settings.botVersion(), journal.epoch(), folder.configuration().map(c -> c.revision()).orElse(0L)));
        Flux<Void> received = in.aggregateFrames(LinkProtocol.MAX_FRAME_BYTES).receiveFrames()
                .map(frame -> switch (frame) {
                    case TextWebSocketFrame text -> Optional.of(text.text());
                    default -> Optional.<String>empty();
                })
                .publishOn(thread)
                .doOnNext(this::received)
                .thenMany(Flux.empty());
        return out.sendObject(frames.asFlux(), frame -> true).then().and(received.then().doFinally(signal -> frames.tryEmitComplete()));
    }

    private void received(Optional<String> text) {
        lastFrame = System.nanoTime();
        if (text.isEmpty()) {
            if (pingSent != 0) {
                roundTripMs = Optional.of((lastFrame - pingSent) / 1e6);
                pingSent = 0;
            }
            return;
        }
        BackendFrame frame;
        try {
            frame = json.readValue(text.get(), BackendFrame.class);
        } catch (JacksonException e) {
            // Not what it says: that may quote the frame, and frames carry secrets.
            LOG.atWarn().addKeyValue("problem", e.getClass().getSimpleName()).log("link.frame_unreadable");
            return;
        }
        if (frame != null) { // null: a frame of a newer protocol
            handle(frame);
        }
    }

    private void handle(BackendFrame frame) {
        switch (frame) {
            case BackendFrame.Welcome welcome -> welcomed(welcome);
            case BackendFrame.Configure configure -> configured(configure);
            case BackendFrame.Instruct instruct -> listener.instructed(instruct);
            case BackendFrame.ReportsAcknowledged ack -> journal.acknowledged(ack.epoch(), ack.number());
            case BackendFrame.ProgressNoted noted -> listener.progressNoted(noted.instructionId());
            case BackendFrame.Refused refused -> refused(refused);
        }
    }

    private void welcomed(BackendFrame.Welcome welcome) {
        folder.keepCredential(settings.deploymentId(), welcome.credential());
        journal.acknowledged(journal.epoch(), welcome.acknowledged());
        heartbeatMillis = Math.max(20, welcome.heartbeatMillis());
        backoff.reset();
        session++;
        welcomed = true;
        LOG.atInfo().addKeyValue("acknowledged", welcome.acknowledged()).addKeyValue("pending", welcome.pending().size()).log("link.up");
        revisionGiven = 0; // after an outage the same revision is handed over again, for its key
        configured(welcome.configuration());
        welcome.pending().forEach(listener::instructed);
        listener.up();
    }

    private void configured(BackendFrame.Configure configure) {
        long revision = configure.configuration().revision();
        long cached = folder.configuration().map(c -> c.revision()).orElse(0L);
        if (revision < cached || revision <= revisionGiven) {
            LOG.atInfo().addKeyValue("revision", revision).addKeyValue("inForce", Math.max(cached, revisionGiven)).log("link.configuration_older");
            return;
        }
        revisionGiven = revision;
        if (revision > cached) {
            folder.keepConfiguration(configure.configuration());
        }
        Optional<OpenedKey> key = configure.key().flatMap(this::open);
        listener.configured(configure.configuration(), key);
        if (revision > cached) {
            folder.settleConfiguration(); // the disk is waited for when the loop has the change already
        }
    }

    private Optional<OpenedKey> open(BackendFrame.SealedKey sealed) {
        try {
            return Optional.of(new OpenedKey(sealed.keyId(), sealed.endpoint(), keyBox.open(sealed)));
        } catch (KeyBox.SealedKeyUnreadable e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("link.sealed_key_unreadable");
            return Optional.empty();
        }
    }

    private void refused(BackendFrame.Refused refused) {
        LOG.atWarn().addKeyValue("code", refused.code()).addKeyValue("why", refused.message()).log("link.refused");
        backoff.longest();
        boolean final_ = refused.code().equals("stopped") || refused.code().equals("superseded");
        boolean neverEnrolled = folder.credential(settings.deploymentId()).isEmpty();
        if (final_ || neverEnrolled) {
            closed = true;
            listener.ended(refused.code(), refused.message());
        }
    }

    private void ended(String reason) {
        boolean wasUp = welcomed;
        welcomed = false;
        trying = false;
        pingSent = 0;
        synchronized (sending) {
            writable = false;
        }
        if (closed) {
            return;
        }
        if (wasUp) {
            listener.down(reason);
        }
        long pause = backoff.next().toMillis();
        LOG.atInfo().addKeyValue("reason", reason).addKeyValue("againInMs", pause).log("link.down");
        thread.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
    }

    /** Pings, and gives up a link that has fallen silent, or that was never welcomed. */
    private void watch() {
        if (!trying) {
            return;
        }
        if (System.nanoTime() - lastFrame > settings.silence().toNanos()) {
            LOG.atWarn().log("link.silent");
            connection.dispose();
            ended("nothing was heard for " + settings.silence());
            return;
        }
        if (!welcomed) {
            return;
        }
        pingSent = System.nanoTime();
        emit(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
    }

    private boolean write(BotFrame frame) {
        return emit(new TextWebSocketFrame(json.writerFor(BotFrame.class).writeValueAsString(frame)));
    }

    private boolean emit(WebSocketFrame frame) {
        synchronized (sending) {
            return writable && outbound.tryEmitNext(frame).isSuccess();
        }
    }
}
