package plutarc.platform.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session's token: out of reach of scripts and of other sites. Stateless. */
final class SessionCookie {

    static final String NAME = "plutarc_session";
    private static final int LONGEST = 100;

    private SessionCookie() {
    }

    static Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream).filter(cookie -> NAME.equals(cookie.getName()))
                .map(Cookie::getValue).filter(value -> !value.isEmpty() && value.length() <= LONGEST).findFirst();
    }

    static void write(String token, HttpServletRequest request, HttpServletResponse response) {
        add(token, Sessions.LONGEST, request, response);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add("", Duration.ZERO, request, response);
    }

    private static void add(String token, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, token).path("/").httpOnly(true).sameSite("Lax")
                .secure(request.isSecure()).maxAge(age).build().toString());
    }
}
