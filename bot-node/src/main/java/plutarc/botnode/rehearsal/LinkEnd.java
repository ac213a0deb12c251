package plutarc.botnode.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import plutarc.botnode.BotNodeJson;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.LinkProtocol;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.workspace.WorkspaceId;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The backend's end of the bot link, as little of it as a bot needs to be welcome: tells when a bot was first heard from, to the microsecond. Trusts whoever
 * connects, so it is for a bot started by the same program alone. Thread-safe.
 */
public final class LinkEnd implements AutoCloseable {

    static final WorkspaceId WORKSPACE = new WorkspaceId("workspace-1");
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final JsonMapper json = BotNodeJson.mapper();
    private final BlockingQueue<Long> heartbeats = new LinkedBlockingQueue<>();
    private final DisposableServer server;
    private final Function<BotFrame.Hello, BackendFrame.Configure> configurations;
    private volatile String bot = "";

    /** Welcomes with a configuration that has neither key nor template. */
    public LinkEnd() {
        this(hello -> new BackendFrame.Configure(new BotConfiguration(hello.botId(), WORKSPACE, "Measured", 1, false, Optional.empty(), Optional.empty(),
                RiskLimits.DEFAULTS), Optional.empty()));
    }

    /** @param configurations what a bot is welcomed with */
    public LinkEnd(Function<BotFrame.Hello, BackendFrame.Configure> configurations) {
        this.configurations = configurations;
        server = HttpServer.create().host("127.0.0.1").port(0).route(routes -> routes.ws(LinkProtocol.PATH,
                (in, out) -> out.sendString(in.aggregateFrames(LinkProtocol.MAX_FRAME_BYTES).receive().asString().concatMap(this::answer)),
                WebsocketServerSpec.builder().maxFramePayloadLength(LinkProtocol.MAX_FRAME_BYTES).build())).bindNow();
    }

    /** Where it listens, on loopback. */
    public String uri() {
        return "ws://127.0.0.1:" + server.port() + LinkProtocol.PATH;
    }

    /** Forgets what was heard; heartbeats of this bot count from now on. */
    public void expect(String botId) {
        bot = botId;
        heartbeats.clear();
    }

    /** When heartbeats arrived, on the scale of {@link System#nanoTime}. */
    public BlockingQueue<Long> heartbeats() {
        return heartbeats;
    }

    private Flux<String> answer(String text) {
        long now = System.nanoTime();
        return switch (json.readValue(text, BotFrame.class)) {
            case BotFrame.Hello hello -> Flux.just(json.writerFor(BackendFrame.class).writeValueAsString(welcome(hello)));
            case BotFrame.Heartbeat heartbeat -> {
                heartbeats.add(now);
                yield Flux.empty();
            }
            case BotFrame.ConfigurationApplied applied -> Flux.empty();
            case BotFrame.KeyChecked checked -> Flux.empty();
            case BotFrame.InstructionProgress progress -> Flux.empty();
            case BotFrame.Reports reports -> Flux.empty();
            case BotFrame.Failure failure -> Flux.empty();
        };
    }

    private BackendFrame.Welcome welcome(BotFrame.Hello hello) {
        if (!hello.botId().value().equals(bot)) {
            throw new IllegalStateException("heard from " + hello.botId() + ", expected " + bot);
        }
        return new BackendFrame.Welcome("credential", 0, configurations.apply(hello), List.of(), HEARTBEAT_MILLIS);
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
