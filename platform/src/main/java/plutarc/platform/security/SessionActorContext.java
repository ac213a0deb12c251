package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** The signed-in account, or the token, of the request that the calling thread serves. Thread-safe. */
@Component
class SessionActorContext implements ActorContext {

    private final ActiveWorkspace active;

    SessionActorContext(ActiveWorkspace active) {
        this.active = active;
    }

    @Override
    public Actor actor() {
        return bearer().map(Bearer::actor).orElseGet(() -> new Actor(ActorKind.USER, account().id().value()));
    }

    @Override
    public WorkspaceId workspace() {
        if (bearer().isPresent()) {
            WorkspaceId bound = bearer().get().workspace();
            request().ifPresent(request -> active.requireNoOther(bound, request));
            return bound;
        }
        Account account = account();
        return request().map(request -> active.of(account, request)).orElse(account.workspaceId());
    }

    @Override
    public Optional<Role> role() {
        return bearer().map(Bearer::role).or(() -> signedIn().flatMap(account -> active.role(account, workspace())));
    }

    @Override
    public Optional<Set<Permission>> permissions() {
        return bearer().map(Bearer::permissions);
    }

    @Override
    public String address() {
        return request().map(HttpServletRequest::getRemoteAddr).orElse("");
    }

    @Override
    public String userAgent() {
        return request().map(Requests::userAgentOf).orElse("");
    }

    /** Empty where nobody is signed in, or the thread serves no request. */
    Optional<Account> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn ? Optional.of(signedIn.account()) : Optional.empty();
    }

    private static Optional<Bearer> bearer() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Bearer bearer ? Optional.of(bearer) : Optional.empty();
    }

    private Account account() {
        return signedIn().orElseThrow(() -> new RefusedException("session.signed_out", "Sign in first."));
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest()) : Optional.empty();
    }
}
