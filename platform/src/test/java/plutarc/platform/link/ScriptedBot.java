package plutarc.platform.link;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.HpkeParameters;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.LinkProtocol;
import tools.jackson.databind.json.JsonMapper;

/** A bot's side of the link, as a plain WebSocket client: says what the test says, keeps what it is told. */
public final class ScriptedBot implements AutoCloseable, WebSocket.Listener {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SECONDS = 15;

    private final KeysetHandle keys;
    private final LinkedBlockingQueue<BackendFrame> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private ScriptedBot(int port) throws GeneralSecurityException {
        HybridConfig.register();
        keys = KeysetHandle.generateNew(HpkeParameters.builder().setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256).setAeadId(HpkeParameters.AeadId.AES_256_GCM).setVariant(HpkeParameters.Variant.TINK).build());
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + LinkProtocol.PATH), this).join();
    }

    public static ScriptedBot connect(int port) {
        try {
            return new ScriptedBot(port);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public ScriptedBot hello(BotId bot, DeploymentId deployment, String secret, String epoch) {
        try {
            String publicKey = Base64.getEncoder().encodeToString(TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle())
                    .getBytes(StandardCharsets.UTF_8));
            return say(new BotFrame.Hello(LinkProtocol.VERSION, bot, deployment, secret, publicKey, "1.0-test", epoch, 0));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public ScriptedBot heartbeat() {
        return say(new BotFrame.Heartbeat(Instant.now(), "trading", Optional.empty(), Optional.empty(), Optional.empty(), 0, 1, 0, Optional.empty(),
                Optional.empty(), Optional.empty(), 50_000_000, Optional.empty(), Optional.empty()));
    }

    public ScriptedBot say(BotFrame frame) {
        return say(JSON.writerFor(BotFrame.class).writeValueAsString(frame));
    }

    ScriptedBot say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** The next frame of this kind; others before it are passed over. */
    public <T extends BackendFrame> T hear(Class<T> kind) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (true) {
                BackendFrame frame = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (frame == null) {
                    throw new AssertionError("no " + kind.getSimpleName() + " was heard");
                }
                if (kind.isInstance(frame)) {
                    return kind.cast(frame);
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    KeyMaterial open(BackendFrame.SealedKey sealed, BotId bot) throws GeneralSecurityException {
        byte[] context = (bot + "/" + sealed.keyId()).getBytes(StandardCharsets.UTF_8);
        byte[] text = keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class).decrypt(Base64.getDecoder().decode(sealed.ciphertext()), context);
        return JSON.readValue(text, KeyMaterial.class);
    }

    void awaitClosed() {
        closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(JSON.readValue(partial.toString(), BackendFrame.class));
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(null);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
