package plutarc.botnode.testing;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import plutarc.botnode.BotNodeJson;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.LinkProtocol;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.contracts.trading.BotReport;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;
import tools.jackson.databind.json.JsonMapper;

/** The backend's end of the bot link, over a real socket: enrols one bot, keeps its reports as the ledger would, and does what a test tells it. */
public final class ScriptedBackend implements AutoCloseable {

    public static final String TOKEN = "enrolment-token-1";
    public static final String CREDENTIAL = "credential-1";

    private final JsonMapper json = BotNodeJson.mapper();
    private final List<BotFrame> received = new CopyOnWriteArrayList<>();
    private final List<BackendFrame.Instruct> pending = new CopyOnWriteArrayList<>();
    private final TreeMap<String, TreeMap<Long, BotReport>> reports = new TreeMap<>();
    private final Optional<KeyMaterial> key;
    private final Optional<VenueEndpoint> endpoint;
    private volatile BotConfiguration configuration;
    private volatile boolean tokenSpent;
    private volatile boolean acknowledging = true;
    private volatile Optional<Sinks.Many<String>> link = Optional.empty();
    private volatile Optional<Runnable> cut = Optional.empty();
    private volatile Optional<String> publicKey = Optional.empty();
    private DisposableServer server;

    public ScriptedBackend(BotConfiguration configuration, Optional<KeyMaterial> key, Optional<VenueEndpoint> endpoint) {
        this.configuration = configuration;
        this.key = key;
        this.endpoint = endpoint;
        start(0);
    }

    private void start(int port) {
        server = HttpServer.create().host("127.0.0.1").port(port).route(routes -> routes.ws(LinkProtocol.PATH, (in, out) -> {
            Sinks.Many<String> outgoing = Sinks.many().unicast().onBackpressureBuffer();
            in.withConnection(connection -> cut = Optional.of(() -> connection.channel().close()));
            Mono<Void> receiving = in.aggregateFrames(LinkProtocol.MAX_FRAME_BYTES).receive().asString()
                    .doOnNext(text -> received(text, outgoing)).then();
            return out.sendString(outgoing.asFlux()).then().and(receiving.doFinally(signal -> outgoing.tryEmitComplete()));
        }, WebsocketServerSpec.builder().maxFramePayloadLength(LinkProtocol.MAX_FRAME_BYTES).build())).bindNow();
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.port() + LinkProtocol.PATH);
    }

    private synchronized void received(String text, Sinks.Many<String> outgoing) {
        BotFrame frame = json.readValue(text, BotFrame.class);
        received.add(frame);
        switch (frame) {
            case BotFrame.Hello hello -> greet(hello, outgoing);
            case BotFrame.Reports batch -> keep(batch);
            case BotFrame.InstructionProgress progress -> {
                if (progress.state().isFinal()) {
                    pending.removeIf(waiting -> waiting.instructionId().equals(progress.instructionId()));
                }
                send(new BackendFrame.ProgressNoted(progress.instructionId()));
            }
            case BotFrame.Heartbeat heartbeat -> { }
            case BotFrame.ConfigurationApplied applied -> { }
            case BotFrame.KeyChecked checked -> { }
            case BotFrame.Failure failure -> { }
        }
    }

    private void greet(BotFrame.Hello hello, Sinks.Many<String> outgoing) {
        boolean known = hello.secret().equals(CREDENTIAL) || !tokenSpent && hello.secret().equals(TOKEN);
        link = Optional.of(outgoing);
        if (!known) {
            send(new BackendFrame.Refused("bad_secret", "neither token nor credential"));
            outgoing.tryEmitComplete();
            return;
        }
        tokenSpent = true;
        publicKey = Optional.of(hello.publicKey());
        long safe = reports.getOrDefault(hello.epoch(), new TreeMap<>()).isEmpty() ? 0 : reports.get(hello.epoch()).lastKey();
        send(new BackendFrame.Welcome(CREDENTIAL, safe, configure(), List.copyOf(pending), 100));
    }

    private void keep(BotFrame.Reports batch) {
        if (!acknowledging) {
            return;
        }
        String epoch = hellos().getLast().epoch();
        TreeMap<Long, BotReport> kept = reports.computeIfAbsent(epoch, fresh -> new TreeMap<>());
        batch.reports().forEach(report -> {
            long expected = kept.isEmpty() ? 1 : kept.lastKey() + 1;
            if (report.number() > expected) {
                throw new AssertionError("report " + report.number() + " after " + (expected - 1));
            }
            kept.putIfAbsent(report.number(), report.report());
        });
        send(new BackendFrame.ReportsAcknowledged(epoch, kept.lastKey()));
    }

    private BackendFrame.Configure configure() {
        return new BackendFrame.Configure(configuration, key.flatMap(material -> configuration.key().map(inUse -> {
            try {
                HybridConfig.register();
                KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(
                        new String(Base64.getDecoder().decode(publicKey.orElseThrow()), StandardCharsets.UTF_8));
                byte[] sealed = handle.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class).encrypt(json.writeValueAsBytes(material),
                        (configuration.botId() + "/" + inUse.keyId()).getBytes(StandardCharsets.UTF_8));
                return new BackendFrame.SealedKey(inUse.keyId(), endpoint.orElseThrow(), Base64.getEncoder().encodeToString(sealed));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        })));
    }

    /** Changes the configuration and pushes it. */
    public synchronized void configure(BotConfiguration next) {
        configuration = next;
        send(configure());
    }

    public synchronized InstructionId instruct(Instruction instruction) {
        BackendFrame.Instruct instruct = new BackendFrame.Instruct(InstructionId.random(), instruction, Instant.now().plus(Duration.ofMinutes(5)));
        pending.add(instruct);
        send(instruct);
        return instruct.instructionId();
    }

    public synchronized void send(BackendFrame frame) {
        sendText(json.writerFor(BackendFrame.class).writeValueAsString(frame));
    }

    /** Any text, well-formed or not. */
    public synchronized void sendText(String text) {
        link.ifPresent(out -> out.tryEmitNext(text));
    }

    /** From now on reports are neither kept nor acknowledged, or are again. */
    public void acknowledge(boolean yes) {
        acknowledging = yes;
    }

    /** Cuts the socket as a broken network would. */
    public void cut() {
        cut.ifPresent(Runnable::run);
    }

    /** Goes away, port and all. */
    public void goAway() {
        cut();
        server.disposeNow();
    }

    /** Comes back on the same port, with everything it kept. */
    public void comeBack() {
        start(server.port());
    }

    public List<BotFrame> received() {
        return received;
    }

    public List<BotFrame.Hello> hellos() {
        return received.stream().filter(BotFrame.Hello.class::isInstance).map(BotFrame.Hello.class::cast).toList();
    }

    /** The reports of all epochs, in order of epoch and number. */
    public synchronized List<BotReport> reports() {
        List<BotReport> all = new ArrayList<>();
        reports.values().forEach(kept -> all.addAll(kept.values()));
        return all;
    }

    public synchronized <T extends BotReport> List<T> reports(Class<T> type) {
        return reports().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Optional<InstructionState> progress(InstructionId id) {
        return received.stream().filter(BotFrame.InstructionProgress.class::isInstance).map(BotFrame.InstructionProgress.class::cast)
                .filter(progress -> progress.instructionId().equals(id)).map(BotFrame.InstructionProgress::state).reduce((a, b) -> b);
    }

    public Optional<BotFrame.Heartbeat> lastHeartbeat() {
        return received.stream().filter(BotFrame.Heartbeat.class::isInstance).map(BotFrame.Heartbeat.class::cast).reduce((a, b) -> b);
    }

    public List<KeyFindings> keyChecks() {
        return received.stream().filter(BotFrame.KeyChecked.class::isInstance).map(frame -> ((BotFrame.KeyChecked) frame).findings()).toList();
    }

    /** Whose bot this is. */
    public BotId botId() {
        return configuration.botId();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
