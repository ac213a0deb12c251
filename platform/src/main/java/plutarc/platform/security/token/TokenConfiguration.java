package plutarc.platform.security.token;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import plutarc.platform.web.Problems;
import plutarc.platform.workspace.Memberships;

/** Puts tokens among the ways to come in. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    Customizer<HttpSecurity> tokens(ApiTokens tokens, Memberships memberships, Problems problems, Clock clock) {
        TokenFilter filter = new TokenFilter(tokens, memberships::roleIn, problems, clock);
        return http -> http.addFilterBefore(filter, CsrfFilter.class);
    }
}
