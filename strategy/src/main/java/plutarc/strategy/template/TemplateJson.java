package plutarc.strategy.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plutarc.strategy.component.ParamValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Templates as JSON: one canonical form out, defaults filled in on the way in. Thread-safe. */
public final class TemplateJson {
    /** Value of the field {@code schema}; absent means this one. */
    public static final String SCHEMA = "plutarc/template/1";

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private TemplateJson() { }

    /** Reads a document; throws {@link InvalidTemplate} with every problem of form. Rules of meaning are {@link TemplateValidation}'s. */
    public static Template read(String json) {
        Validation read = tryRead(json);
        if (!read.valid()) {
            throw new InvalidTemplate(read.errors());
        }
        return read.template().orElseThrow();
    }

    /** Reads as much as can be read; never throws. */
    static Validation tryRead(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            return new Validation(Optional.empty(), List.of(new Problem("", "json.syntax", "is not JSON: " + e.getOriginalMessage(), "a JSON object")), List.of());
        }
        if (root == null || !root.isObject()) {
            return new Validation(Optional.empty(), List.of(new Problem("", "json.object", "is not an object", "a JSON object")), List.of());
        }
        TemplateReader reader = new TemplateReader();
        Template template = reader.read(root);
        return new Validation(Optional.of(template), reader.problems(), List.of());
    }

    /** The canonical form, on one line: fields in fixed order, parameters by name, only what the template states. */
    public static String write(Template template) {
        return JSON.writeValueAsString(tree(template));
    }

    /** The canonical form, indented for a person. */
    public static String writePretty(Template template) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(template));
    }

    /** Twelve hex digits that name this content: equal for equal canonical forms. */
    public static String fingerprint(Template template) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(write(template).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static ObjectNode tree(Template t) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA).put("name", t.name()).put("description", t.description()).put("direction", t.direction().id())
                .put("triggerInterval", t.triggerInterval().label());
        root.putObject("entryCooldown").put("amount", t.entryCooldown().amount()).put("unit", t.entryCooldown().unit().id());
        root.put("exitAtrInterval", t.exitAtrInterval().label());
        ObjectNode combination = root.putObject("combination").put("mode", t.combination().mode().id());
        if (t.combination().mode().hasThreshold()) {
            number(combination, "threshold", t.combination().threshold());
        }
        sizing(root.putObject("sizing"), t.sizing());
        root.put("pyramiding", t.pyramiding());
        ArrayNode sessions = root.putArray("sessions");
        t.sessions().forEach(s -> session(sessions.addObject(), s));
        ArrayNode components = root.putArray("components");
        t.components().forEach(c -> component(components.addObject(), c));
        return root;
    }

    private static void sizing(ObjectNode node, Sizing sizing) {
        node.put("mode", sizing.mode());
        switch (sizing) {
            case Sizing.PercentOfEquity s -> number(node, "percent", s.percent());
            case Sizing.FixedMargin s -> number(node, "margin", s.margin());
            case Sizing.FixedNotional s -> number(node, "notional", s.notional());
            case Sizing.FixedQuantity s -> number(node, "quantity", s.quantity());
            case Sizing.RiskBased s -> number(node, "riskPercent", s.riskPercent());
        }
    }

    private static void session(ObjectNode node, TradingSession s) {
        node.put("label", s.label());
        ArrayNode days = node.putArray("days");
        s.days().stream().sorted(Comparator.naturalOrder()).forEach(d -> days.add(day(d)));
        node.put("start", time(s.startMinute())).put("end", time(s.endMinute()));
        if (!s.isUtc()) {
            node.put("zone", s.zone().getId());
        }
        node.put("enabled", s.enabled());
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private static void component(ObjectNode node, ComponentUse c) {
        node.put("component", c.component()).put("role", c.role().id());
        number(node, "weight", c.weight());
        c.interval().ifPresent(i -> node.put("interval", i.label()));
        ObjectNode params = node.putObject("params");
        for (Map.Entry<String, ParamValue> p : c.params().entrySet()) {
            switch (p.getValue()) {
                case ParamValue.Num(double v) -> number(params, p.getKey(), v);
                case ParamValue.Flag(boolean v) -> params.put(p.getKey(), v);
                case ParamValue.Choice(String v) -> params.put(p.getKey(), v);
                case ParamValue.Choices(List<String> vs) -> {
                    ArrayNode list = params.putArray(p.getKey());
                    vs.forEach(list::add);
                }
            }
        }
        node.put("enabled", c.enabled());
    }

    /** Whole numbers are written without a fraction, so that equal templates have equal text. NaN, a number not given, is left out. */
    private static void number(ObjectNode node, String name, double v) {
        if (v == Math.rint(v) && Math.abs(v) < 1e15) {
            node.put(name, (long) v);
        } else if (Double.isFinite(v)) {
            node.put(name, v);
        }
    }
}
