package plutarc.benchmarks.installation;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One signed-in session of the API: a cookie, a CSRF token and a connection of its own. Not thread-safe. */
public final class ApiSession implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectNode OWNER = object().put("email", "owner@example.com").put("password", "correct horse battery staple");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();

    private ApiSession(String base) {
        this.base = base;
    }

    /** Signed in as the owner, whose account is made if this is the first session. */
    public static ApiSession ofOwner(String base) throws IOException, InterruptedException {
        ApiSession session = new ApiSession(base);
        boolean fresh = session.get("/api/session").get("state").asString().equals("setup_required");
        session.call("POST", fresh ? "/api/setup" : "/api/session", OWNER);
        if (!session.get("/api/session").get("state").asString().equals("signed_in")) {
            session.call("POST", "/api/session", OWNER);
            session.get("/api/session");
        }
        return session;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static JsonNode read(String text) {
        return JSON.readTree(text);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    public JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
        return call("PUT", path, body);
    }

    /** Sends a file as it is. */
    public JsonNode upload(String path, Path file) throws IOException, InterruptedException {
        return send("POST", path, HttpRequest.BodyPublishers.ofFile(file), "application/octet-stream");
    }

    private JsonNode call(String method, String path, JsonNode body) throws IOException, InterruptedException {
        return body == null ? send(method, path, HttpRequest.BodyPublishers.noBody(), "") : send(method, path, HttpRequest.BodyPublishers.ofString(body.toString()), "application/json");
    }

    /** @throws IOException if the answer is not one of success; the message has the answer */
    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body, String type) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30)).header("Accept", "application/json").method(method, body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getName().equals("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookie.getValue());
            }
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isBlank() ? object() : read(answer.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
