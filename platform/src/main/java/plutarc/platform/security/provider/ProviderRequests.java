package plutarc.platform.security.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import plutarc.platform.security.Cookies;
import plutarc.platform.security.Tickets;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what the provider was asked until it answers: ten minutes, once, in the browser that asked. Thread-safe. */
final class ProviderRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String KIND = "provider_request";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Tickets tickets;
    private final JsonMapper json = JsonMapper.builder().build();

    ProviderRequests(Tickets tickets) {
        this.tickets = tickets;
    }

    private record Kept(String authorizationUri, String clientId, String redirectUri, Set<String> scopes, String state, Map<String, Object> parameters,
                        Map<String, Object> attributes) {
    }

    @Override
    public void saveAuthorizationRequest(OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            Cookies.PROVIDER.clear(request, response);
            return;
        }
        Kept kept = new Kept(asked.getAuthorizationUri(), asked.getClientId(), asked.getRedirectUri(), asked.getScopes(), asked.getState(),
                asked.getAdditionalParameters(), asked.getAttributes());
        Cookies.PROVIDER.write(tickets.issue(KIND, "", json.writeValueAsString(kept), PATIENCE), PATIENCE, request, response);
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return read(request, tickets::find);
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = read(request, tickets::take);
        Cookies.PROVIDER.clear(request, response);
        return asked;
    }

    /** Null for none, as Spring Security wants it. */
    private OAuth2AuthorizationRequest read(HttpServletRequest request, BiFunction<String, String, Optional<Tickets.Ticket>> how) {
        return Cookies.PROVIDER.read(request).flatMap(token -> how.apply(KIND, token)).map(ticket -> json.readValue(ticket.content(), Kept.class))
                .filter(kept -> kept.state().equals(request.getParameter("state")))
                .map(kept -> OAuth2AuthorizationRequest.authorizationCode().authorizationUri(kept.authorizationUri()).clientId(kept.clientId())
                        .redirectUri(kept.redirectUri()).scopes(kept.scopes()).state(kept.state()).additionalParameters(kept.parameters())
                        .attributes(attributes -> attributes.putAll(kept.attributes())).build())
                .orElse(null);
    }
}
