package plutarc.strategy.component;

import java.util.Collection;

/**
 * Components from outside the built-in library. Implement it, name the class in {@code META-INF/services/plutarc.strategy.component.CustomComponents},
 * put the jar on the class path, and {@link Catalog#installed} offers them like its own.
 */
public interface CustomComponents {
    /** Called once; ids must not clash with others. */
    Collection<ComponentSpec> specs();
}
