package plutarc.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The rules of every request. What is not named here needs a signed-in account. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Told by Stripe, which signs it. */
    private static final String SIGNED_BY_STRIPE = "/api/billing/stripe";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    /** Present so that Boot makes no user of its own; nobody authenticates through it. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new org.springframework.security.authentication.BadCredentialsException("sign in at /api/session");
        };
    }

    @Bean
    SecurityFilterChain rules(HttpSecurity http, SessionRepository sessions, RefusedRequests refused) throws Exception {
        return http
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers(SIGNED_BY_STRIPE).ignoringRequestMatchers(SecurityConfiguration::byToken))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .frameOptions(frames -> frames.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                        .cacheControl(cache -> { }))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(HttpMethod.GET, "/health", "/api/session").permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/session", "/api/setup", SIGNED_BY_STRIPE).permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/join/look", "/api/join/sign-up").permitAll()
                        .requestMatchers(HttpMethod.DELETE, "/api/session").permitAll()
                        .requestMatchers("/api/sign-in/**").permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/session/password").authenticated()
                        .requestMatchers("/api/account/**").hasAuthority(SignedIn.PERSON)
                        .requestMatchers(dashboard()).permitAll()
                        .requestMatchers(scrapedFromThisMachine()).permitAll()
                        .anyRequest().hasAuthority(SignedIn.MEMBER))
                .build();
    }

    /** No browser sends this header by itself, and where it is there the cookies count for nothing. */
    private static boolean byToken(HttpServletRequest request) {
        return Bearer.token(request.getHeader(HttpHeaders.AUTHORIZATION)) != null;
    }

    /** The dashboard's own files, which hold nothing of the installation. */
    private static RequestMatcher dashboard() {
        return request -> {
            String path = request.getRequestURI();
            boolean read = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
            return read && !path.equals("/api") && !path.startsWith("/api/") && !path.startsWith("/actuator") && !path.startsWith("/error");
        };
    }

    /** Behind a reverse proxy everybody seems to come from this machine: then a session is needed here as well. */
    private static RequestMatcher scrapedFromThisMachine() {
        return request -> request.getRequestURI().equals("/actuator/prometheus") && fromThisMachine(request);
    }

    private static boolean fromThisMachine(HttpServletRequest request) {
        boolean proxied = request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
        String address = request.getRemoteAddr();
        return !proxied && (address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1"));
    }
}
