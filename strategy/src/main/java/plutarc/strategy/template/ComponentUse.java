package plutarc.strategy.template;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;

/**
 * One component in a template.
 *
 * @param component id in the catalog
 * @param weight of a signal's vote, 0 to 10; 1 for other roles
 * @param interval the candles it reads; empty for the trigger interval, or the nearest on its menu
 * @param params only what differs from the defaults needs to be here
 * @param enabled whether it takes part
 */
public record ComponentUse(String component, Role role, double weight, Optional<Interval> interval, Map<String, ParamValue> params, boolean enabled) {
    public ComponentUse {
        params = Collections.unmodifiableMap(new TreeMap<>(params));
    }

    public static ComponentUse of(String component, Role role, Map<String, ParamValue> params) {
        return new ComponentUse(component, role, 1.0, Optional.empty(), params, true);
    }

    public ComponentUse on(Interval chosen) {
        return new ComponentUse(component, role, weight, Optional.of(chosen), params, enabled);
    }

    public ComponentUse weighing(double newWeight) {
        return new ComponentUse(component, role, newWeight, interval, params, enabled);
    }

    /** The same with one parameter changed. */
    public ComponentUse with(String param, ParamValue value) {
        Map<String, ParamValue> changed = new TreeMap<>(params);
        changed.put(param, value);
        return new ComponentUse(component, role, weight, interval, changed, enabled);
    }
}
