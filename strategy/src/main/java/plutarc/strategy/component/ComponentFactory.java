package plutarc.strategy.component;

/** Wires a component into a graph: asks for the columns it reads, adds its own state machine. */
@FunctionalInterface
public interface ComponentFactory {
    /** @return the component, its columns on the wiring's frame */
    Component create(Params params, Wiring wiring);
}
