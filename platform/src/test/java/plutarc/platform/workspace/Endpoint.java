package plutarc.platform.workspace;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import tools.jackson.databind.json.JsonMapper;

/** One mapping of the running application, and how to ask it for somebody's things. A part that it cannot fill fails the test. */
record Endpoint(String method, String path, Method handler) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    /** Parts of paths that name somebody's thing, and what sort of id that is. {@code id} is told by what stands before it. */
    private static final Map<String, String> IDS = Map.ofEntries(Map.entry("bot", "BotId"), Map.entry("key", "ExchangeKeyId"), Map.entry("template", "TemplateId"),
            Map.entry("account", "AccountId"), Map.entry("invitation", "InvitationId"), Map.entry("session", "SessionId"), Map.entry("instruction", "InstructionId"),
            Map.entry("trade", "TradeId"), Map.entry("token", "TokenId"), Map.entry("bots/id", "BotId"), Map.entry("instructions/id", "InstructionId"), Map.entry("trades/id", "TradeId"),
            Map.entry("templates/id", "TemplateId"), Map.entry("keys/id", "ExchangeKeyId"), Map.entry("candleSet", "CandleSetId"), Map.entry("backtest", "BacktestId"),
            Map.entry("backtests/id", "BacktestId"), Map.entry("workspace", "WorkspaceId"));
    /** Parts that name nobody's thing, and passkeys, which nobody has without an authenticator: their own tests have one, and ask for other people's. */
    private static final Map<String, String> PLAIN = Map.of("symbol", "BTCUSDT", "month", "2022-01", "version", "1", "format", "csv", "registration", "oidc", "passkey", "unheard-of", "seq", "999999",
            "number", "1", "order", "h-unheard-of", "openTime", "2022-01-01T00:00:00Z");
    private static final Set<String> PLAIN_PARAMETERS = Set.of("before", "after", "limit", "from", "to", "at", "symbol", "version", "interval", "q", "text", "action", "actor", "target",
            "format", "cursor", "sort", "kind", "state", "days", "side", "around", "step", "place", "skip", "zone", "name", "contract", "file", "buckets", "runs", "ruin", "seed");

    static List<Endpoint> all(RunningBackend backend) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : backend.context().getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, handler) -> info.getPatternValues().forEach(path -> info.getMethodsCondition().getMethods()
                    .forEach(method -> endpoints.add(new Endpoint(method.name(), path, handler.getMethod())))));
        }
        return endpoints.stream().filter(endpoint -> endpoint.path().startsWith("/api/")).sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
    }

    /** Whether a request to it can name somebody's thing at all. */
    boolean namesThings() {
        return variables().stream().anyMatch(name -> kindOf(name).isPresent()) || parameters().stream().anyMatch(name -> IDS.containsKey(name)) || body().filter(Samples::holdsId).isPresent();
    }

    Answer ask(Browser browser, Function<String, Optional<String>> ids) {
        return browser.send(method, filled(ids) + query(ids), body().map(type -> json(type, ids)).orElse(null));
    }

    private String filled(Function<String, Optional<String>> ids) {
        return VARIABLE.matcher(path).replaceAll(found -> {
            String name = found.group(1);
            String value = kindOf(name).map(kind -> ids.apply(kind).orElseThrow(() -> unknown("id " + kind))).orElseGet(() -> Optional.ofNullable(PLAIN.get(name))
                    .orElseThrow(() -> unknown("path variable {" + name + "}")));
            return Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
    }

    private String query(Function<String, Optional<String>> ids) {
        return parameters().stream().filter(IDS::containsKey).map(name -> name + "=" + ids.apply(IDS.get(name)).orElseThrow(() -> unknown("id " + IDS.get(name))))
                .collect(Collectors.joining("&", "?", ""));
    }

    private List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    private Optional<String> kindOf(String variable) {
        int at = path.indexOf("/{" + variable + "}");
        if (at < 0) {
            return Optional.ofNullable(IDS.get(variable));
        }
        String before = path.substring(path.lastIndexOf('/', at - 1) + 1, at);
        return Optional.ofNullable(IDS.get(before + "/" + variable)).or(() -> Optional.ofNullable(IDS.get(variable)));
    }

    private List<String> parameters() {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : handler.getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                String name = parameter.getAnnotation(RequestParam.class).value().isEmpty() ? parameter.getName() : parameter.getAnnotation(RequestParam.class).value();
                if (!IDS.containsKey(name) && !PLAIN_PARAMETERS.contains(name)) {
                    throw unknown("parameter " + name);
                }
                names.add(name);
            }
        }
        return names;
    }

    private Optional<Type> body() {
        for (Parameter parameter : handler.getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                Type type = parameter.getParameterizedType();
                return Optional.of(type instanceof ParameterizedType optional && optional.getRawType() == Optional.class ? optional.getActualTypeArguments()[0] : type);
            }
        }
        return Optional.empty();
    }

    private Object json(Type type, Function<String, Optional<String>> ids) {
        Samples samples = new Samples(id -> Optional.of(Neighbour.idOf(id, ids)), true);
        return JSON.writeValueAsString(samples.value("body", type));
    }

    private AssertionError unknown(String part) {
        return new AssertionError(this + ": the isolation test does not know how to fill " + part + ". Teach it, in Endpoint or Neighbour.");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
