package plutarc.strategy.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nine templates that come with the product: read-only, to be duplicated. Immutable and thread-safe. */
public final class SystemTemplates {
    private static final List<String> IDS = List.of("trend-following", "momentum", "mean-reversion", "volatility-breakout", "funding-rate-fade",
            "multi-timeframe-pullback", "range-trader", "micro-scalper", "rsi-divergence");
    private static final Map<String, Template> ALL = load();

    private SystemTemplates() { }

    /** By id, in the order of the documentation. */
    public static Map<String, Template> all() {
        return ALL;
    }

    public static Optional<Template> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    private static Map<String, Template> load() {
        Map<String, Template> all = new LinkedHashMap<>();
        IDS.forEach(id -> all.put(id, TemplateJson.read(resource("templates/" + id + ".json"))));
        return Collections.unmodifiableMap(all);
    }

    static String resource(String name) {
        try (InputStream in = SystemTemplates.class.getResourceAsStream("/plutarc/strategy/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
