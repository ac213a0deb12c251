package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells Spring Security who is signed in, from the request's cookie. Thread-safe. */
@Component
class SessionRepository implements SecurityContextRepository {

    private final Sessions sessions;
    private final Accounts accounts;

    SessionRepository(Sessions sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        HttpServletRequest request = holder.getRequest();
        if (Bearer.token(request.getHeader(HttpHeaders.AUTHORIZATION)) != null) {
            return SecurityContextHolder.createEmptyContext();
        }
        return Cookies.SESSION.read(request).flatMap(token -> sessions.use(token, Requests.placeOf(request)))
                .flatMap(session -> accounts.byId(session.account()).<SecurityContext>map(account -> new SecurityContextImpl(new SignedIn(account, session))))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    /** Nothing: sessions begin and end at the session API alone. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return Cookies.SESSION.read(request).isPresent();
    }
}
