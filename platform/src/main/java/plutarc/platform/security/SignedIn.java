package plutarc.platform.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An account whose session this request belongs to. It may use the product once its password is its own. */
final class SignedIn extends AbstractAuthenticationToken {

    static final String MEMBER = "MEMBER";
    private static final long serialVersionUID = 1L;

    private final transient Account account;

    SignedIn(Account account) {
        super(account.mustChangePassword() ? List.of() : List.of(new SimpleGrantedAuthority(MEMBER)));
        this.account = account;
        setAuthenticated(true);
    }

    Account account() {
        return account;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return account.id().value();
    }
}
