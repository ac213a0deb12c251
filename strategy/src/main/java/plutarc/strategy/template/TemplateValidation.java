package plutarc.strategy.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;

/** Says everything that is wrong with a template, at once, and never throws. */
public final class TemplateValidation {
    private static final int MAX_SESSIONS = 10;
    private static final int MAX_COMPONENTS = 60;
    private static final int WEEK_MINUTES = 7 * 24 * 60;

    private final Template template;
    private final Catalog catalog;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private TemplateValidation(Template template, Catalog catalog) {
        this.template = template;
        this.catalog = catalog;
    }

    /** Reads and checks a JSON document against the built-in catalog. */
    public static Validation check(String json) {
        return check(json, Catalog.installed());
    }

    /** Reads and checks a JSON document. */
    public static Validation check(String json, Catalog catalog) {
        Validation read = TemplateJson.tryRead(json);
        if (read.template().isEmpty()) {
            return read;
        }
        Validation rules = check(read.template().get(), catalog);
        List<Problem> errors = new ArrayList<>(read.errors());
        Set<String> known = read.errors().stream().map(Problem::path).collect(Collectors.toSet());
        rules.errors().stream().filter(p -> !known.contains(p.path())).forEach(errors::add);
        return new Validation(read.template(), errors, rules.warnings());
    }

    /** Checks a template against a catalog. */
    public static Validation check(Template template, Catalog catalog) {
        TemplateValidation v = new TemplateValidation(template, catalog);
        v.run();
        return new Validation(Optional.of(template), v.errors, v.warnings);
    }

    private void run() {
        basics();
        combination();
        sizing();
        sessions();
        List<ComponentUse> uses = template.components();
        if (uses.size() > MAX_COMPONENTS) {
            error("components", "template.too_many_components", uses.size() + " components", "at most " + MAX_COMPONENTS);
        }
        for (int i = 0; i < uses.size(); i++) {
            new ComponentCheck(catalog, template.triggerInterval(), errors, warnings).check(uses.get(i), "components[" + i + "]");
        }
        duplicates(uses);
        roles();
    }

    private void basics() {
        int length = template.name().strip().length();
        if (length < 1 || length > 80) {
            error("name", "template.name", "has " + length + " characters", "1 to 80 characters");
        }
        if (template.description().length() > 4000) {
            error("description", "template.description", "has " + template.description().length() + " characters", "at most 4000 characters");
        }
        if (template.triggerInterval() == Interval.D1) {
            error("triggerInterval", "template.trigger_interval", "1d is not a trigger interval", "1m 3m 5m 15m 30m 1h 2h 4h");
        }
        if (template.exitAtrInterval() == Interval.D1) {
            error("exitAtrInterval", "template.exit_atr_interval", "1d is not an exit-ATR interval", "1m 3m 5m 15m 30m 1h 2h 4h");
        }
        long cooldown = template.entryCooldown().millis(template.triggerInterval());
        if (template.entryCooldown().amount() < 0 || cooldown > 7L * 24 * 3_600_000) {
            error("entryCooldown", "template.cooldown", template.entryCooldown().amount() + " " + template.entryCooldown().unit().id(), "0 to 7 days");
        }
        if (template.pyramiding() < 1 || template.pyramiding() > 10) {
            error("pyramiding", "template.pyramiding", "is " + template.pyramiding(), "1 to 10");
        }
    }

    private void combination() {
        Combination c = template.combination();
        List<ComponentUse> signals = template.enabled(Role.SIGNAL);
        double t = c.threshold();
        switch (c.mode()) {
            case MIN_SCORE -> {
                if (!(t >= 0.05 && t <= 1)) {
                    error("combination.threshold", "template.threshold", "is " + t, "0.05 to 1");
                }
                if (!signals.isEmpty() && signals.stream().noneMatch(s -> s.weight() > 0)) {
                    error("combination", "template.threshold_unattainable", "every signal weighs 0, so that no score is ever reached", "a weight above 0");
                }
            }
            case MIN_SIGNALS -> {
                if (t != Math.rint(t) || t < 1 || t > Math.max(1, signals.size())) {
                    error("combination.threshold", "template.threshold_unattainable", "asks for " + ParamValue.of(t) + " of " + signals.size() + " signals",
                            "1 to " + Math.max(1, signals.size()));
                }
            }
            case UNANIMOUS, MAJORITY, ANY -> { /* no threshold */ }
        }
    }

    private void sizing() {
        switch (template.sizing()) {
            case Sizing.PercentOfEquity(double v) -> range("sizing.percent", v, 0.1, 100);
            case Sizing.FixedMargin(double v) -> positive("sizing.margin", v);
            case Sizing.FixedNotional(double v) -> positive("sizing.notional", v);
            case Sizing.FixedQuantity(double v) -> positive("sizing.quantity", v);
            case Sizing.RiskBased(double v) -> range("sizing.riskPercent", v, 0.01, 20);
        }
    }

    private void sessions() {
        List<TradingSession> sessions = template.sessions();
        if (sessions.size() > MAX_SESSIONS) {
            error("sessions", "session.too_many", sessions.size() + " sessions", "at most " + MAX_SESSIONS);
        }
        for (int i = 0; i < sessions.size(); i++) {
            TradingSession s = sessions.get(i);
            String path = "sessions[" + i + "]";
            if (s.days().isEmpty()) {
                error(path + ".days", "session.days", "no day is chosen", "mon, tue, wed, thu, fri, sat, sun");
            }
            if (s.startMinute() < 0 || s.startMinute() > 1439) {
                error(path + ".start", "session.time", "is minute " + s.startMinute(), "00:00 to 23:59");
            }
            if (s.endMinute() < 0 || s.endMinute() > 1440) {
                error(path + ".end", "session.time", "is minute " + s.endMinute(), "00:00 to 24:00");
            }
            if (s.startMinute() == s.endMinute()) {
                error(path, "session.empty", "starts and ends at the same time", "an end other than the start; 00:00 to 24:00 for a whole day");
            }
            if (s.label().length() > 40) {
                error(path + ".label", "session.label", "has " + s.label().length() + " characters", "at most 40 characters");
            }
        }
        if (!sessions.isEmpty() && sessions.stream().noneMatch(TradingSession::enabled)) {
            warn("sessions", "session.none_enabled", "no session is enabled, so that the template trades around the clock", "");
        }
        long minutes = sessions.stream().filter(TradingSession::enabled).mapToLong(s -> (long) s.minutes() * s.days().size()).sum();
        if (minutes > 0 && minutes < WEEK_MINUTES && minutes * 60_000 < template.triggerInterval().millis() * 5) {
            warn("sessions", "session.short", "the week has " + minutes + " minutes of session, hardly any candle of " + template.triggerInterval() + " closes in them", "");
        }
    }

    private void duplicates(List<ComponentUse> uses) {
        record Same(String component, Role role, Optional<Interval> interval, Map<String, ParamValue> params) { }
        Set<Same> seen = new HashSet<>();
        for (int i = 0; i < uses.size(); i++) {
            ComponentUse u = uses.get(i);
            if (u.enabled() && !seen.add(new Same(u.component(), u.role(), u.interval(), u.params()))) {
                error("components[" + i + "]", "component.duplicate", "'" + u.component() + "' is there twice as " + u.role().id() + " with the same parameters", "");
            }
        }
    }

    private void roles() {
        List<ComponentUse> signals = template.enabled(Role.SIGNAL);
        if (signals.isEmpty()) {
            error("components", "template.signal", "has no signal, so that nothing would ever be traded", "at least one enabled component in the role signal");
        }
        List<ComponentUse> exits = template.enabled(Role.EXIT_RULE);
        if (exits.stream().noneMatch(x -> Catalog.PROTECTIVE_STOPS.contains(x.component()))) {
            error("components", "template.protective_stop", "has no protective stop, so that a loss would have no end",
                    "at least one enabled exit rule of hard_stop, break_even, chandelier");
        } else if (exits.stream().noneMatch(x -> x.component().equals("hard_stop") || x.component().equals("chandelier"))) {
            warn("components", "template.break_even_only", "the only protective stop is a break-even stop; until its trigger its initial stop is all there is", "");
        }
        List<Interval> intervals = template.components().stream().filter(ComponentUse::enabled).filter(u -> u.role() != Role.EXIT_RULE)
                .flatMap(u -> catalog.find(u.component()).stream().map(s -> u.interval().orElse(s.menu().standard(template.triggerInterval())))).toList();
        if (!intervals.isEmpty() && intervals.stream().allMatch(i -> i.compareTo(template.triggerInterval()) > 0)) {
            warn("triggerInterval", "template.trigger_finer_than_components", "every component runs on slower candles than " + template.triggerInterval()
                    + ", so that most evaluations see nothing new", "");
        }
    }

    private void range(String path, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            error(path, "template.sizing", "is " + value, ParamValue.of(min) + " to " + ParamValue.of(max));
        }
    }

    private void positive(String path, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            error(path, "template.sizing", Double.isNaN(value) ? "is missing" : "is " + value, "a number above 0");
        }
    }

    private void error(String path, String rule, String message, String allowed) {
        errors.add(new Problem(path, rule, message, allowed));
    }

    private void warn(String path, String rule, String message, String allowed) {
        warnings.add(new Problem(path, rule, message, allowed));
    }
}
