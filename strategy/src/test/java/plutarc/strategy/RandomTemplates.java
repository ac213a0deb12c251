package plutarc.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.ParamSpec;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Combination;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Cooldown;
import plutarc.strategy.template.Direction;
import plutarc.strategy.template.Sizing;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateValidation;

/** Valid templates made of random components with random parameters, on 15-minute candles and slower. */
public final class RandomTemplates {
    private static final List<Interval> TRIGGERS = List.of(Interval.M15, Interval.M30, Interval.H1);

    private RandomTemplates() { }

    public static Template of(long seed) {
        Random random = new Random(seed);
        while (true) {
            Template template = attempt(random);
            if (TemplateValidation.check(template, Catalog.standard()).valid()) {
                return template;
            }
        }
    }

    private static Template attempt(Random random) {
        Interval trigger = TRIGGERS.get(random.nextInt(TRIGGERS.size()));
        List<ComponentUse> uses = new ArrayList<>();
        pick(random, Role.SIGNAL, 1 + random.nextInt(3), trigger, uses);
        pick(random, Role.FILTER, random.nextInt(2), trigger, uses);
        pick(random, Role.RISK_GATE, random.nextInt(2), trigger, uses);
        pick(random, Role.ENTRY_GUARD, random.nextInt(2), trigger, uses);
        pick(random, Role.EXIT_RULE, 1 + random.nextInt(4), trigger, uses);
        Combination.Mode mode = random.nextBoolean() ? Combination.Mode.ANY : Combination.Mode.values()[random.nextInt(5)];
        double threshold = mode == Combination.Mode.MIN_SCORE ? 0.3 : mode == Combination.Mode.MIN_SIGNALS ? 1 : 0;
        return new Template("random", "", Direction.values()[random.nextInt(3)], trigger, new Cooldown(random.nextInt(3), Cooldown.Unit.BARS),
                TRIGGERS.get(random.nextInt(3)), new Combination(mode, threshold), new Sizing.PercentOfEquity(10), 1 + random.nextInt(3), List.of(), uses);
    }

    private static void pick(Random random, Role role, int count, Interval trigger, List<ComponentUse> into) {
        List<ComponentSpec> fitting = Catalog.standard().all().stream().filter(s -> s.roles().contains(role)).toList();
        for (int i = 0; i < count; i++) {
            ComponentSpec spec = fitting.get(random.nextInt(fitting.size()));
            List<Interval> menu = spec.menu().intervals().stream().filter(iv -> iv.compareTo(Interval.M15) >= 0 && iv.compareTo(Interval.H4) <= 0).toList();
            Optional<Interval> interval = menu.isEmpty() ? Optional.empty() : Optional.of(menu.contains(trigger) && random.nextBoolean() ? trigger
                    : menu.get(random.nextInt(menu.size())));
            into.add(new ComponentUse(spec.id(), role, role == Role.SIGNAL ? 1 + random.nextInt(3) : 1, interval, params(spec, random), true));
        }
    }

    private static Map<String, ParamValue> params(ComponentSpec spec, Random random) {
        Map<String, ParamValue> params = new HashMap<>();
        for (ParamSpec p : spec.params()) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            // The lower part of each range, so that a few thousand bars are enough for something to happen.
            double low = p.min() + (p.max() - p.min()) * 0.2 * random.nextDouble();
            params.put(p.name(), switch (p.type()) {
                case INTEGER -> ParamValue.of(Math.rint(low));
                case DECIMAL -> ParamValue.of(low);
                case FLAG -> ParamValue.of(random.nextBoolean());
                case CHOICE -> ParamValue.of(p.options().get(random.nextInt(p.options().size())));
                case CHOICES -> new ParamValue.Choices(p.options());
            });
        }
        return params;
    }
}
