package plutarc.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import plutarc.platform.link.LinkServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole backend in this JVM, on ports of its own, over a folder of the test. */
public final class RunningBackend implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;

    private RunningBackend(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningBackend over(Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--plutarc.link.port=0", "--plutarc.data=" + data, "--logging.level.root=warn"));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(each -> each.startsWith("--plutarc.paper.rest="))) {
            // Nobody listens there: not another installation of this machine either.
            arguments.add("--plutarc.paper.rest=http://127.0.0.1:1");
        }
        return new RunningBackend(PlatformMain.start(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public int linkPort() {
        return bean(LinkServer.class).port();
    }

    public Browser browser() {
        return new Browser("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }

    /** An HTTP client that keeps cookies and sends the token that the dashboard would send. */
    public static final class Browser {

        private final String base;
        private final CookieManager cookies;
        private final HttpClient http;
        private final Optional<String> workspace;
        private Optional<String> token = Optional.empty();

        private Browser(String base) {
            this.base = base;
            this.cookies = new CookieManager();
            this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
            this.workspace = Optional.empty();
        }

        private Browser(Browser session, String workspace) {
            this.base = session.base;
            this.cookies = session.cookies;
            this.http = session.http;
            this.workspace = Optional.of(workspace);
        }

        /** Another tab of the same session, which works in this workspace. */
        public Browser in(String workspaceId) {
            return new Browser(this, workspaceId);
        }

        /** Opens a stream of events and returns its lines as they come; the stream ends when the server ends it. */
        public java.util.stream.Stream<String> stream(String path) {
            try {
                HttpResponse<java.util.stream.Stream<String>> response = http.send(request("GET", path, null, false), HttpResponse.BodyHandlers.ofLines());
                if (response.statusCode() != 200) {
                    throw new IllegalStateException("no stream: " + response.statusCode());
                }
                return response.body();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        public Answer get(String path) {
            return send("GET", path, null, true);
        }

        /** At another server. */
        public Answer getAt(String address) {
            return new Browser(address).get("");
        }

        /** Sends a personal API token along from now on. */
        public Browser bearing(String apiToken) {
            token = Optional.of(apiToken);
            return this;
        }

        public Answer post(String path, Object body) {
            return send("POST", path, body, true);
        }

        public Answer put(String path, Object body) {
            return send("PUT", path, body, true);
        }

        public Answer delete(String path) {
            return send("DELETE", path, null, true);
        }

        public Answer withoutToken(String method, String path, Object body) {
            return send(method, path, body, false);
        }

        /** Makes the owner's account and stays signed in. */
        public Browser setUp() {
            get("/api/session");
            Answer made = post("/api/setup", new Credentials("owner@example.org", "a password of the owner"));
            if (made.status() != 200) {
                throw new IllegalStateException("not set up: " + made);
            }
            return this;
        }

        public Optional<HttpCookie> cookie(String name) {
            return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).findFirst();
        }

        public void adopt(HttpCookie cookie) {
            cookies.getCookieStore().add(URI.create(base), cookie);
        }

        /** Any request; the body is sent as it is where it is a text. */
        public Answer send(String method, String path, Object body) {
            return send(method, path, body, true);
        }

        private HttpRequest request(String method, String path, Object body, boolean withToken) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
            token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
            workspace.ifPresent(id -> request.header("X-Workspace", id));
            if (withToken) {
                cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
            }
            if (body == null) {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
            }
            return request.build();
        }

        private Answer send(String method, String path, Object body, boolean withToken) {
            try {
                HttpResponse<String> response = http.send(request(method, path, body, withToken), HttpResponse.BodyHandlers.ofString());
                return new Answer(response.statusCode(), response.body(), response);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    public record Credentials(String email, String password) {
    }

    public record Answer(int status, String body, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}
