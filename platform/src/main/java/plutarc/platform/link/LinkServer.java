package plutarc.platform.link;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import plutarc.contracts.link.LinkProtocol;
import plutarc.platform.PlatformSettings;
import plutarc.platform.start.CannotStart;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** The socket that bots connect to. Starts after everything that it leads to, stops before. */
@Component
public class LinkServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LinkServer.class);
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    /** Above the protocol's limit, so that a frame that is too long can still be answered. */
    private static final int HARD_LIMIT = LinkProtocol.MAX_FRAME_BYTES + 1024 * 1024;
    private static final int PHASE = Integer.MAX_VALUE - 100;

    private final PlatformSettings.Link settings;
    private final LinkService service;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** Not as a service: that one's tasks are interrupted when a connection ends, in the middle of storing what the bot said. */
    private final Scheduler workers = Schedulers.fromExecutor(threads::execute);
    private volatile DisposableServer server;

    LinkServer(PlatformSettings settings, LinkService service, Clock clock) {
        this.settings = settings.link();
        this.service = service;
        this.clock = clock;
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void start() {
        service.presence().expectEveryoneWhoCouldLink();
        HttpServer http = HttpServer.create().host(settings.bind()).port(settings.port())
                .route(routes -> routes.ws(LinkProtocol.PATH, this::converse, WebsocketServerSpec.builder().maxFramePayloadLength(HARD_LIMIT).build()));
        try {
            server = secured(http).bindNow();
        } catch (ChannelBindException taken) {
            throw new CannotStart("port " + settings.port() + " on " + settings.bind() + " is taken; choose another with --plutarc.link.port", taken);
        }
        log.atInfo().addKeyValue("address", settings.bind()).addKeyValue("port", server.port()).log("bot link listens");
    }

    private HttpServer secured(HttpServer http) {
        if (settings.certificate().isEmpty() || settings.privateKey().isEmpty()) {
            return http;
        }
        try {
            var context = SslContextBuilder.forServer(new File(settings.certificate().get()), new File(settings.privateKey().get())).build();
            return http.secure(tls -> tls.sslContext(context));
        } catch (SSLException | IllegalArgumentException unusable) {
            throw new CannotStart("plutarc.link.certificate or plutarc.link.private-key cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private Publisher<Void> converse(WebsocketInbound in, WebsocketOutbound out) {
        Channel[] channel = new Channel[1];
        in.withConnection(connection -> channel[0] = connection.channel());
        BotConversation conversation = new BotConversation(channel[0], service, clock);
        channel[0].eventLoop().schedule(() -> {
            if (!conversation.opened()) {
                channel[0].close();
            }
        }, HELLO_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        return in.aggregateFrames(HARD_LIMIT).receive().asString()
                .concatMap(text -> Mono.<Void>fromRunnable(() -> hear(conversation, text, channel[0])).subscribeOn(workers), 1)
                .doFinally(end -> threads.execute(conversation::ended))
                .then();
    }

    private static void hear(BotConversation conversation, String text, Channel channel) {
        try {
            conversation.hear(text);
        } catch (RuntimeException failure) {
            // Nothing was acknowledged: the bot links again and says it again.
            log.atError().setCause(failure).log("bot link closed: a frame could not be dealt with");
            channel.close();
        }
    }

    @Override
    public void stop() {
        service.linked().all().forEach(BotLink::close);
        server.disposeNow(STOP_WITHIN);
        threads.shutdown();
        server = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
