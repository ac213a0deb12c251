package plutarc.platform.security.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.security.Bearer;
import plutarc.platform.web.Problems;

/**
 * Lets a request in by its token: as long as the token lives, within its rate, and in the role that its owner has at this moment. A request
 * with an {@code Authorization} header is judged by that alone; its cookies count for nothing. Thread-safe.
 */
final class TokenFilter extends OncePerRequestFilter {

    private final ApiTokens tokens;
    private final RoleOfOwner roles;
    private final Problems problems;
    private final TokenRate rate;

    /** The role that somebody has in a workspace now; empty for none. */
    @FunctionalInterface
    interface RoleOfOwner {
        Optional<Role> in(WorkspaceId workspace, AccountId account);
    }

    TokenFilter(ApiTokens tokens, RoleOfOwner roles, Problems problems, Clock clock) {
        this.tokens = tokens;
        this.roles = roles;
        this.problems = problems;
        this.rate = new TokenRate(clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest) throws ServletException, IOException {
        String text = Bearer.token(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (text == null) {
            rest.doFilter(request, response);
            return;
        }
        Optional<ApiToken> token = tokens.use(text);
        Optional<Role> role = token.flatMap(known -> roles.in(known.workspace(), known.owner()));
        if (token.isEmpty() || role.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(Refusal.of("token.invalid", "The API token is unknown, expired or revoked."), response);
            return;
        }
        if (!rate.allows(token.get().id())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            problems.write(Refusal.of("token.too_many_requests", "More than " + TokenRate.PER_SECOND + " requests a second by one token; slow down.",
                    "retryAfterSeconds", "1", "a burst of " + TokenRate.BURST + ", then " + TokenRate.PER_SECOND + " a second"), response);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(new Bearer(token.get().id(), token.get().workspace(), role.get(), token.get().permissions())));
        rest.doFilter(request, response);
    }
}
