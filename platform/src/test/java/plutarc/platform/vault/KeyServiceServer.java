package plutarc.platform.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key service for tests: speaks the HTTP protocol of Vault's transit engine and AppRole sign-in over a real socket, with real AES-GCM. */
final class KeyServiceServer implements AutoCloseable {

    static final String TOKEN = "hvs.a-token-of-the-test";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int IV = 12;

    private final HttpServer server;
    private final List<byte[]> versions = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile int oldestAllowed = 1;
    private volatile boolean sealed;

    KeyServiceServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::answer);
        server.start();
        rotate();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A new version of the key; older ones still decrypt. */
    void rotate() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        versions.add(key);
    }

    void forgetVersionsBefore(int version) {
        oldestAllowed = version;
    }

    void seal(boolean now) {
        sealed = now;
    }

    /** Paths, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        try {
            if (sealed) {
                reply(exchange, 503, Map.of("errors", List.of("Vault is sealed")));
            } else if (path.equals("/v1/auth/approle/login")) {
                boolean known = body.get("role_id").asString().equals("role") && body.get("secret_id").asString().equals("secret");
                reply(exchange, known ? 200 : 400, known ? Map.of("auth", Map.of("client_token", TOKEN, "renewable", false, "lease_duration", 3600))
                        : Map.of("errors", List.of("invalid role or secret ID")));
            } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
                reply(exchange, 403, Map.of("errors", List.of("permission denied")));
            } else if (path.equals("/v1/auth/token/lookup-self")) {
                reply(exchange, 200, Map.of("data", Map.of("renewable", false, "ttl", 3600, "type", "service")));
            } else {
                reply(exchange, 200, Map.of("data", transit(path, body)));
            }
        } catch (GeneralSecurityException refused) {
            reply(exchange, 400, Map.of("errors", List.of("cipher: message authentication failed")));
        }
    }

    private Map<String, Object> transit(String path, JsonNode body) throws GeneralSecurityException {
        byte[] associated = Base64.getDecoder().decode(body.get("associated_data").asString());
        return switch (path) {
            case "/v1/transit/encrypt/plutarc" -> Map.of("ciphertext", encrypted(Base64.getDecoder().decode(body.get("plaintext").asString()), associated),
                    "key_version", versions.size());
            case "/v1/transit/decrypt/plutarc" -> Map.of("plaintext", Base64.getEncoder().encodeToString(decrypted(body.get("ciphertext").asString(), associated)));
            default -> throw new GeneralSecurityException("unknown key");
        };
    }

    private String encrypted(byte[] plaintext, byte[] associated) throws GeneralSecurityException {
        byte[] iv = new byte[IV];
        new SecureRandom().nextBytes(iv);
        byte[] text = cipher(Cipher.ENCRYPT_MODE, versions.getLast(), iv, associated).doFinal(plaintext);
        byte[] whole = java.util.Arrays.copyOf(iv, IV + text.length);
        System.arraycopy(text, 0, whole, IV, text.length);
        return "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(whole);
    }

    private byte[] decrypted(String ciphertext, byte[] associated) throws GeneralSecurityException {
        String[] parts = ciphertext.split(":");
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < oldestAllowed) {
            throw new GeneralSecurityException("ciphertext or signature version is disallowed by policy (too old)");
        }
        byte[] whole = Base64.getDecoder().decode(parts[2]);
        return cipher(Cipher.DECRYPT_MODE, versions.get(version - 1), java.util.Arrays.copyOf(whole, IV), associated).doFinal(whole, IV, whole.length - IV);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static void reply(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
