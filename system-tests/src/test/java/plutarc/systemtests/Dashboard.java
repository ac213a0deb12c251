package plutarc.systemtests;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The API as the dashboard in a browser uses it: a session cookie and a CSRF token. */
final class Dashboard {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();

    Dashboard(String base) {
        this.base = base;
    }

    record Answer(int status, String text) {

        JsonNode json() {
            return Json.read(text);
        }

        JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + text);
            }
            return text.isBlank() ? Json.object() : json();
        }
    }

    Dashboard setUpOwner() {
        call("GET", "/api/session", null);
        call("POST", "/api/setup", Json.object().put("email", "owner@example.com").put("password", "correct horse battery staple"));
        return signIn();
    }

    Dashboard signIn() {
        call("GET", "/api/session", null);
        if (!"signed_in".equals(call("GET", "/api/session", null).expect(200).get("state").asString())) {
            Answer answer = call("POST", "/api/session", Json.object().put("email", "owner@example.com").put("password", "correct horse battery staple"));
            if (answer.status() >= 300) {
                throw new AssertionError("sign-in: " + answer);
            }
        }
        call("GET", "/api/session", null);
        return this;
    }

    JsonNode get(String path) {
        return call("GET", path, null).expect(200);
    }

    JsonNode post(String path, JsonNode body) {
        return call("POST", path, body).expect(202);
    }

    JsonNode put(String path, JsonNode body) {
        return call("PUT", path, body).expect(202);
    }

    void delete(String path) {
        call("DELETE", path, null).expect(202);
    }

    Answer call(String method, String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20)).header("Accept", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getName().equals("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookie.getValue());
            }
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        get(path).forEach(items::add);
        return items;
    }
}
