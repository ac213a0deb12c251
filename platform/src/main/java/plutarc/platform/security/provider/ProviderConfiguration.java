package plutarc.platform.security.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.platform.security.Entrance;
import plutarc.platform.security.Tickets;

/** Puts the provider among the ways to come in, where one is configured. Spring Security speaks with it; the session is our own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ProviderConfiguration.class);
    private static final String START = "/api/sign-in/with";

    @Bean
    @ConditionalOnProperty("plutarc.oidc.issuer")
    Customizer<HttpSecurity> provider(ProviderSettings settings, DashboardAddress dashboard, Tickets tickets, ProviderAccounts people, Entrance entrance) {
        AuthenticationSuccessHandler entered = (request, response, authentication) -> {
            try {
                entrance.afterFirstStep(people.of((OidcUser) authentication.getPrincipal()), request, response);
                response.sendRedirect("/");
            } catch (RefusedException refused) {
                response.sendRedirect(door(refused.refusal().code()));
            }
        };
        AuthenticationFailureHandler refused = (request, response, failure) -> {
            log.atWarn().addKeyValue("reason", failure.getMessage()).log("sign-in at the provider failed");
            response.sendRedirect(door("provider.failed"));
        };
        return http -> http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(new ProviderRegistration(settings, dashboard))
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(asking -> asking.baseUri(START).authorizationRequestRepository(new ProviderRequests(tickets)))
                .redirectionEndpoint(answer -> answer.baseUri(ProviderRegistration.CALLBACK))
                .successHandler(entered).failureHandler(refused));
    }

    private static String door(String problem) {
        return "/sign-in?problem=" + URLEncoder.encode(problem, StandardCharsets.UTF_8);
    }

    /** The provider's tokens are of no use here once somebody is in. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(String id, Authentication person, jakarta.servlet.http.HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication person, jakarta.servlet.http.HttpServletRequest request,
                                         jakarta.servlet.http.HttpServletResponse response) {
        }

        @Override
        public void removeAuthorizedClient(String id, Authentication person, jakarta.servlet.http.HttpServletRequest request,
                                           jakarta.servlet.http.HttpServletResponse response) {
        }
    }
}
