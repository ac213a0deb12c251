package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import plutarc.platform.web.Problems;

/** Says in the API's own form why a request was turned away at the door. Thread-safe. */
@Component
class RefusedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    RefusedRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        problems.write(Refusal.of("session.signed_out", "Sign in first."), response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        problems.write(reason(denied), response);
    }

    private static Refusal reason(AccessDeniedException denied) {
        if (denied instanceof CsrfException) {
            return Refusal.of("session.csrf", "The request does not carry the token of cookie XSRF-TOKEN in header X-XSRF-TOKEN.",
                    "X-XSRF-TOKEN", "", "the value of cookie XSRF-TOKEN, which GET /api/session sets");
        }
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn && signedIn.account().mustChangePassword()) {
            return Refusal.of("session.password_change_required", "Choose a password of your own first, at POST /api/session/password.");
        }
        return Refusal.of("permission.denied", "You may not do this.");
    }
}
