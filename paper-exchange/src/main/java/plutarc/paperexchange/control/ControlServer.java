package plutarc.paperexchange.control;

import java.net.InetSocketAddress;
import java.time.Duration;
import plutarc.paperexchange.bybit.Call;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The control interface's socket. It goes on answering while the venue's own connections are dropped. */
public final class ControlServer implements AutoCloseable {
    private final DisposableServer server;

    /** Binds and serves at once. */
    public ControlServer(String bind, int port, ControlApi api) {
        server = HttpServer.create().host(bind).port(port).handle((request, response) -> {
            String uri = request.uri();
            int question = uri.indexOf('?');
            String path = question < 0 ? uri : uri.substring(0, question);
            InetSocketAddress peer = request.remoteAddress();
            return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0])
                    .flatMap(body -> Mono.fromFuture(api.answer(new Call(request.method().name(), path, "", body, request.requestHeaders()::get,
                            peer == null ? "" : peer.getAddress().getHostAddress()))))
                    .flatMap(reply -> response.status(reply.status()).header("Content-Type", "application/json; charset=utf-8")
                            .sendByteArray(Mono.just(reply.body())).then());
        }).bindNow(Duration.ofSeconds(10));
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(3));
    }
}
