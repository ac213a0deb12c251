package plutarc.platform.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An account whose session this request belongs to. It may use the product once its password is its own. */
final class SignedIn extends AbstractAuthenticationToken {

    /** May use the product. */
    static final String MEMBER = "MEMBER";
    /** Is a person at a browser, and may change how they sign in. */
    static final String PERSON = "PERSON";
    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final transient Session session;

    SignedIn(Account account, Session session) {
        super(account.mustChangePassword() ? List.of() : List.of(new SimpleGrantedAuthority(MEMBER), new SimpleGrantedAuthority(PERSON)));
        this.account = account;
        this.session = session;
        setAuthenticated(true);
    }

    Account account() {
        return account;
    }

    Session session() {
        return session;
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
