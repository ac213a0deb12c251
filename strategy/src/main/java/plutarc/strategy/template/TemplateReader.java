package plutarc.strategy.template;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;
import tools.jackson.databind.JsonNode;

/** Turns a JSON document into a template, noting what cannot be read. */
final class TemplateReader {
    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    Template read(JsonNode root) {
        Fields f = new Fields(root, "", problems).only("schema", "name", "description", "direction", "triggerInterval", "entryCooldown", "exitAtrInterval",
                "combination", "sizing", "pyramiding", "sessions", "components");
        String schema = f.text("schema", TemplateJson.SCHEMA);
        if (!schema.equals(TemplateJson.SCHEMA)) {
            f.note("schema", "json.schema", "'" + schema + "' is not a schema this version reads", TemplateJson.SCHEMA);
        }
        Interval trigger = interval(f, "triggerInterval").orElse(Interval.H1);
        Interval exitAtr = interval(f, "exitAtrInterval").orElse(trigger);
        Cooldown cooldown = f.object("entryCooldown").map(this::cooldown).orElse(new Cooldown(1, Cooldown.Unit.BARS));
        Combination combination = f.object("combination").map(this::combination).orElse(new Combination(Combination.Mode.MIN_SCORE, 0.5));
        Sizing sizing = f.object("sizing").map(this::sizing).orElse(new Sizing.PercentOfEquity(10));
        return new Template(f.text("name", ""), f.text("description", ""), f.word("direction", Direction.values(), Direction::id, Direction.BOTH), trigger,
                cooldown, exitAtr, combination, sizing, f.integer("pyramiding", 1), sessions(f), components(f));
    }

    private static Optional<Interval> interval(Fields f, String name) {
        return Optional.ofNullable(f.word(name, Interval.values(), Interval::label, null));
    }

    private Cooldown cooldown(JsonNode node) {
        Fields f = new Fields(node, "entryCooldown", problems).only("amount", "unit");
        return new Cooldown(f.integer("amount", 1), f.word("unit", Cooldown.Unit.values(), Cooldown.Unit::id, Cooldown.Unit.BARS));
    }

    private Combination combination(JsonNode node) {
        Fields f = new Fields(node, "combination", problems).only("mode", "threshold");
        Combination.Mode mode = f.word("mode", Combination.Mode.values(), Combination.Mode::id, Combination.Mode.MIN_SCORE);
        double standard = switch (mode) {
            case MIN_SCORE -> 0.5;
            case MIN_SIGNALS -> 2;
            case UNANIMOUS, MAJORITY, ANY -> 0;
        };
        return new Combination(mode, mode.hasThreshold() ? f.number("threshold", standard) : 0);
    }

    private Sizing sizing(JsonNode node) {
        Fields f = new Fields(node, "sizing", problems);
        String mode = f.text("mode", "percent_of_equity");
        return switch (mode) {
            case "percent_of_equity" -> new Sizing.PercentOfEquity(f.only("mode", "percent").number("percent", 10));
            case "fixed_margin" -> new Sizing.FixedMargin(f.only("mode", "margin").number("margin", Double.NaN));
            case "fixed_notional" -> new Sizing.FixedNotional(f.only("mode", "notional").number("notional", Double.NaN));
            case "fixed_quantity" -> new Sizing.FixedQuantity(f.only("mode", "quantity").number("quantity", Double.NaN));
            case "risk_based" -> new Sizing.RiskBased(f.only("mode", "riskPercent").number("riskPercent", 1));
            default -> {
                f.note("mode", "json.word", "'" + mode + "' is unknown", "percent_of_equity, fixed_margin, fixed_notional, fixed_quantity, risk_based");
                yield new Sizing.PercentOfEquity(10);
            }
        };
    }

    private List<TradingSession> sessions(Fields root) {
        List<TradingSession> sessions = new ArrayList<>();
        List<JsonNode> nodes = root.list("sessions");
        for (int i = 0; i < nodes.size(); i++) {
            Fields f = new Fields(nodes.get(i), "sessions[" + i + "]", problems).only("label", "days", "start", "end", "zone", "enabled");
            sessions.add(new TradingSession(f.text("label", ""), days(f), minute(f, "start", 0), minute(f, "end", 1440), f.flag("enabled", true), zone(f)));
        }
        return sessions;
    }

    /** Only names that mean a place and its rules, so that no template depends on how this machine spells an offset. */
    private static ZoneId zone(Fields f) {
        String name = f.text("zone", "UTC");
        if (name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        if (name.contains("/") && ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        f.note("zone", "session.zone", "'" + name + "' is not a time zone", "UTC, or a zone's IANA name such as America/New_York");
        return ZoneOffset.UTC;
    }

    private static Set<DayOfWeek> days(Fields f) {
        if (!f.has("days")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode day : f.list("days")) {
            String text = day.isString() ? day.stringValue() : Fields.shown(day);
            Optional<DayOfWeek> found = EnumSet.allOf(DayOfWeek.class).stream().filter(d -> TemplateJson.day(d).equals(text.toLowerCase(Locale.ROOT))).findFirst();
            found.ifPresentOrElse(days::add, () -> f.note("days", "json.word", "'" + text + "' is not a day", "mon, tue, wed, thu, fri, sat, sun"));
        }
        return days;
    }

    private static int minute(Fields f, String name, int otherwise) {
        String text = f.text(name, null);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("([01]\\d|2[0-3]):[0-5]\\d") || text.equals("24:00")) {
            return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
        }
        f.note(name, "session.time", "'" + text + "' is not a time of day", "00:00 to 24:00");
        return otherwise;
    }

    private List<ComponentUse> components(Fields root) {
        List<ComponentUse> uses = new ArrayList<>();
        List<JsonNode> nodes = root.list("components");
        for (int i = 0; i < nodes.size(); i++) {
            Fields f = new Fields(nodes.get(i), "components[" + i + "]", problems).only("component", "role", "weight", "interval", "params", "enabled");
            Role role = f.word("role", Role.values(), Role::id, null);
            if (role == null && !f.has("role")) {
                f.note("role", "json.missing", "is missing", "signal, filter, risk_gate, entry_guard, exit_rule");
            }
            // Without a role it stays in its place, so that the others keep their positions and its own other problems are found as well; its role is refused already.
            uses.add(new ComponentUse(f.text("component", ""), role == null ? Role.FILTER : role, f.number("weight", 1), interval(f, "interval"), params(f), f.flag("enabled", true)));
        }
        return uses;
    }

    private static Map<String, ParamValue> params(Fields f) {
        Map<String, ParamValue> params = new LinkedHashMap<>();
        f.object("params").ifPresent(node -> node.forEachEntry((name, value) -> {
            switch (value.getNodeType()) {
                case NUMBER -> params.put(name, ParamValue.of(value.doubleValue()));
                case BOOLEAN -> params.put(name, ParamValue.of(value.booleanValue()));
                case STRING -> params.put(name, ParamValue.of(value.stringValue()));
                case ARRAY -> params.put(name, new ParamValue.Choices(value.valueStream().map(v -> v.isString() ? v.stringValue() : v.toString()).toList()));
                case NULL -> { /* null is how an optional parameter is switched off, which is the default */ }
                case OBJECT, BINARY, MISSING, POJO -> f.note("params." + name, "json.type", Fields.shown(value) + " is not a parameter value",
                        "a number, true or false, a word or a list of words");
            }
        }));
        return params;
    }
}
