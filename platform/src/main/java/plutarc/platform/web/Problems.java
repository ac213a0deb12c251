package plutarc.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Turns refusals into RFC 9457 problem details: the one place that says which code is which HTTP status. Thread-safe. */
@Component
public class Problems {

    private final JsonMapper json;
    private final ObjectProvider<RefusalWatch> watch;

    Problems(JsonMapper json, ObjectProvider<RefusalWatch> watch) {
        this.json = json;
        this.watch = watch;
    }

    /** 404 for what is unknown, 401 and 403 for who may not, 429 for too often, 422 for wrong fields, 409 for the wrong moment. */
    static HttpStatusCode statusOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "session.signed_out", "session.bad_credentials", "session.second_step_over", "passkey.refused", "token.invalid" -> HttpStatus.UNAUTHORIZED;
            case "permission.denied", "session.csrf", "session.password_change_required", "account.confirm_required" -> HttpStatus.FORBIDDEN;
            case "session.too_many_attempts", "token.too_many_requests" -> HttpStatus.TOO_MANY_REQUESTS;
            case "request.malformed" -> HttpStatus.BAD_REQUEST;
            case "request.unsupported" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case "request.method" -> HttpStatus.METHOD_NOT_ALLOWED;
            case "request.too_large" -> HttpStatus.CONTENT_TOO_LARGE;
            case "server.unavailable" -> HttpStatus.SERVICE_UNAVAILABLE;
            case "server.error" -> HttpStatus.INTERNAL_SERVER_ERROR;
            case String code when code.endsWith(".unknown") || code.endsWith(".not_found") -> HttpStatus.NOT_FOUND;
            default -> refusal.problems().isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    ResponseEntity<ProblemDetail> answer(Refusal refusal) {
        return answer(refusal, statusOf(refusal));
    }

    ResponseEntity<ProblemDetail> answer(Refusal refusal, HttpStatusCode status) {
        watch.ifAvailable(it -> it.refused(refusal));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        retryAfter(refusal, seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
        return new ResponseEntity<>(detail(refusal, status), headers, status);
    }

    /** For places where no controller runs. */
    public void write(Refusal refusal, HttpServletResponse response) throws IOException {
        watch.ifAvailable(it -> it.refused(refusal));
        HttpStatusCode status = statusOf(refusal);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        json.writeValue(response.getOutputStream(), detail(refusal, status));
    }

    private static ProblemDetail detail(Refusal refusal, HttpStatusCode status) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, refusal.message());
        detail.setType(URI.create("urn:plutarc:problem:" + refusal.code()));
        detail.setProperty("code", refusal.code());
        detail.setProperty("problems", refusal.problems());
        return detail;
    }

    private static void retryAfter(Refusal refusal, java.util.function.Consumer<String> header) {
        refusal.problems().stream().filter(problem -> problem.field().equals("retryAfterSeconds")).findFirst()
                .ifPresent(problem -> header.accept(problem.value()));
    }
}
