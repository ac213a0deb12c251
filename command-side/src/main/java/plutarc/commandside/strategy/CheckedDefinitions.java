package plutarc.commandside.strategy;

import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.Refusal.FieldProblem;
import plutarc.contracts.message.RefusedException;
import plutarc.strategy.template.TemplateValidation;

/** Lets the strategy module judge definitions, with the built-in catalog. */
@Component
final class CheckedDefinitions implements TemplateDefinitions {

    @Override
    public void requireValid(String definition) {
        var errors = TemplateValidation.check(definition).errors();
        if (!errors.isEmpty()) {
            throw new RefusedException(new Refusal("template.invalid", "The template is not valid.",
                    errors.stream().map(error -> new FieldProblem("definition." + error.path(), error.message(), error.allowed())).toList()));
        }
    }
}
