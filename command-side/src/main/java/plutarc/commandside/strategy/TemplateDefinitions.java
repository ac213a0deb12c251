package plutarc.commandside.strategy;

import plutarc.contracts.message.RefusedException;

/** Says whether a template's JSON document is valid. Pure and thread-safe. */
@FunctionalInterface
public interface TemplateDefinitions {

    /** @throws RefusedException {@code template.invalid}, with every problem at once */
    void requireValid(String definition);
}
