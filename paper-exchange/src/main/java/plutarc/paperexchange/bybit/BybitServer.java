package plutarc.paperexchange.bybit;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.reactivestreams.Publisher;
import plutarc.paperexchange.engine.Playback;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.market.FundingRates;
import plutarc.paperexchange.venue.Category;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.ObjectMapper;

/** The sockets of the venue's protocol: HTTP and WebSocket on one port. */
public final class BybitServer implements AutoCloseable {
    private static final int MAX_BODY = 1 << 20;
    private final ObjectMapper json;
    private final VenueLoop loop;
    private final Playback playback;
    private final plutarc.paperexchange.bybit.Publisher publisher;
    private final Authentication authentication;
    private final RateLimits limits;
    private final Trading trading;
    private final RestApi rest;
    private final Faults faults;
    private final LongSupplier wallClock;
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
    private final DisposableServer server;

    /** Binds and serves at once. */
    public BybitServer(String bind, int port, ObjectMapper json, VenueLoop loop, Playback playback, plutarc.paperexchange.bybit.Publisher publisher, ApiKeys keys,
                       FundingRates funding, Faults faults, boolean limited, LongSupplier wallClock) {
        this.json = json;
        this.loop = loop;
        this.playback = playback;
        this.publisher = publisher;
        this.faults = faults;
        this.wallClock = wallClock;
        this.authentication = new Authentication(keys);
        this.limits = new RateLimits(limited);
        this.trading = new Trading(loop, faults);
        this.rest = new RestApi(json, new MarketApi(loop, publisher, funding), new AccountApi(loop), trading, authentication, limits, wallClock);
        this.server = HttpServer.create().host(bind).port(port)
                .doOnConnection(connection -> {
                    if (faults.refusing(wallClock.getAsLong())) {
                        connection.channel().config().setOption(io.netty.channel.ChannelOption.SO_LINGER, 0);
                        connection.channel().close();
                    } else {
                        channels.add(connection.channel());
                        connection.channel().closeFuture().addListener(f -> channels.remove(connection.channel()));
                    }
                })
                .handle(this::handle).bindNow(Duration.ofSeconds(10));
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String uri = request.uri();
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        String query = question < 0 ? "" : uri.substring(question + 1);
        boolean upgrade = request.requestHeaders().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (upgrade && socketPath(path)) {
            return response.sendWebsocket((in, out) -> serve(path, query, ip(request), in, out),
                    WebsocketServerSpec.builder().maxFramePayloadLength(MAX_BODY).build());
        }
        return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0])
                .flatMap(body -> Mono.fromFuture(rest.answer(new Call(request.method().name(), path, query, body, request.requestHeaders()::get, ip(request)))))
                .flatMap(reply -> send(response, reply));
    }

    private Mono<Void> send(HttpServerResponse response, HttpReply reply) {
        response.status(reply.status()).header("Content-Type", "application/json; charset=utf-8").header("Timenow", Long.toString(wallClock.getAsLong()));
        reply.headers().forEach(response::header);
        return response.sendByteArray(Mono.just(reply.body())).then();
    }

    private static boolean socketPath(String path) {
        return Set.of("/v5/public/linear", "/v5/public/inverse", "/v5/private", "/v5/trade").contains(path);
    }

    private static String ip(HttpServerRequest request) {
        InetSocketAddress peer = request.remoteAddress();
        return peer == null ? "" : peer.getAddress().getHostAddress();
    }

    private Publisher<Void> serve(String path, String query, String ip, WebsocketInbound in, WebsocketOutbound out) {
        Connection connection = new Connection(ip);
        Session session = switch (path) {
            case "/v5/trade" -> new TradeSession(json, connection, trading, authentication, limits, wallClock);
            case "/v5/public/linear" -> stream(connection, Optional.of(Category.LINEAR));
            case "/v5/public/inverse" -> stream(connection, Optional.of(Category.INVERSE));
            default -> stream(connection, Optional.empty());
        };
        publisher.add(connection);
        Flux<Void> incoming = in.aggregateFrames(MAX_BODY).receive().asString().timeout(idle(query)).doOnNext(session::received)
                .thenMany(Flux.<Void>empty()).doFinally(s -> {
                    publisher.remove(connection);
                    connection.close();
                });
        Mono<Void> outgoing = out.sendString(connection.messages(), StandardCharsets.UTF_8).then().then(out.sendClose()).onErrorResume(e -> {
            in.withConnection(reactor.netty.Connection::dispose);
            return Mono.empty();
        });
        return Mono.when(incoming.onErrorComplete(), outgoing);
    }

    private StreamSession stream(Connection connection, Optional<Category> category) {
        return new StreamSession(json, connection, category, playback.venue().rules(), loop, publisher, authentication, wallClock);
    }

    /** How long a silent client is kept: 10 minutes, or what {@code max_active_time} asks for between 30 seconds and 10 minutes. */
    private static Duration idle(String query) {
        for (String pair : query.split("&")) {
            if (pair.matches("max_active_time=\\d{1,4}[sm]")) {
                long number = Long.parseLong(pair.substring(16, pair.length() - 1));
                long seconds = pair.endsWith("m") ? number * 60 : number;
                return Duration.ofSeconds(Math.clamp(seconds, 30, 600));
            }
        }
        return Duration.ofMinutes(10);
    }

    /** Cuts every connection, HTTP and WebSocket, as a crash of the venue would. */
    public void dropAll() {
        publisher.closeAll();
        channels.forEach(Channel::close);
    }

    @Override
    public void close() {
        dropAll();
        server.disposeNow(Duration.ofSeconds(3));
    }
}
