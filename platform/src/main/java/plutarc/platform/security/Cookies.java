package plutarc.platform.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookies that carry a token: out of reach of scripts and of other sites. Over HTTPS their names begin with {@code __Host-}, so that
 * no other host and no unencrypted page can set them. Stateless.
 */
public enum Cookies {
    /** The session. */
    SESSION("plutarc_session"),
    /** A sign-in whose second step is to come. */
    SECOND_STEP("plutarc_second_step"),
    /** A passkey's challenge. */
    PASSKEY("plutarc_passkey"),
    /** A sign-in that the identity provider is to answer. */
    PROVIDER("plutarc_provider");

    private static final String ONLY_THIS_HOST = "__Host-";
    private static final int LONGEST = 100;

    private final String name;

    Cookies(String name) {
        this.name = name;
    }

    public Optional<String> read(HttpServletRequest request) {
        String wanted = nameFor(request);
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream).filter(cookie -> wanted.equals(cookie.getName()))
                .map(Cookie::getValue).filter(value -> !value.isEmpty() && value.length() <= LONGEST).findFirst();
    }

    public void write(String token, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(nameFor(request), token).path("/").httpOnly(true).sameSite("Lax")
                .secure(request.isSecure()).maxAge(age).build().toString());
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        write("", Duration.ZERO, request, response);
    }

    private String nameFor(HttpServletRequest request) {
        return request.isSecure() ? ONLY_THIS_HOST + name : name;
    }
}
