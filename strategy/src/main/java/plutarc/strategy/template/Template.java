package plutarc.strategy.template;

import java.util.List;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;

/**
 * What a user composes: which components in which roles, how their votes combine, when and how large to trade. Immutable; versions are counted by
 * whoever stores it. May be invalid: {@link TemplateValidation} says what is wrong, and only a valid one compiles.
 *
 * @param triggerInterval the candle whose close starts an evaluation
 * @param exitAtrInterval candles from which exits take their ATR
 * @param pyramiding entries that may be open on one symbol at once, 1 to 10
 * @param sessions when to enter; none, or none enabled, means always
 */
public record Template(String name, String description, Direction direction, Interval triggerInterval, Cooldown entryCooldown, Interval exitAtrInterval,
                       Combination combination, Sizing sizing, int pyramiding, List<TradingSession> sessions, List<ComponentUse> components) {
    public Template {
        sessions = List.copyOf(sessions);
        components = List.copyOf(components);
    }

    /** Enabled components in a role, in the template's order. */
    public List<ComponentUse> enabled(Role role) {
        return components.stream().filter(c -> c.enabled() && c.role() == role).toList();
    }

    /** The same with other components. */
    public Template withComponents(List<ComponentUse> changed) {
        return new Template(name, description, direction, triggerInterval, entryCooldown, exitAtrInterval, combination, sizing, pyramiding, sessions, changed);
    }
}
