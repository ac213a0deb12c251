package plutarc.platform.security.token;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import plutarc.platform.security.Account;
import plutarc.platform.security.Accounts;
import plutarc.platform.web.Problems;

/** Puts tokens among the ways to come in. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    Customizer<HttpSecurity> tokens(ApiTokens tokens, Accounts accounts, Problems problems, Clock clock) {
        TokenFilter.RoleOfOwner roles = (workspace, account) -> accounts.byId(account).filter(owner -> owner.workspaceId().equals(workspace)).map(Account::role);
        TokenFilter filter = new TokenFilter(tokens, roles, problems, clock);
        return http -> http.addFilterBefore(filter, CsrfFilter.class);
    }
}
