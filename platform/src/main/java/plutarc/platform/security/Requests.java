package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What is kept of where a request came from. Stateless. */
final class Requests {

    private static final int LONGEST_USER_AGENT = 300;

    private Requests() {
    }

    static Sessions.Place placeOf(HttpServletRequest request) {
        return new Sessions.Place(userAgentOf(request), request.getRemoteAddr());
    }

    /** At most 300 characters; empty text where there is none. */
    static String userAgentOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("User-Agent")).map(agent -> agent.substring(0, Math.min(agent.length(), LONGEST_USER_AGENT))).orElse("");
    }
}
