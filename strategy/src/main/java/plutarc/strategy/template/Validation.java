package plutarc.strategy.template;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of checking a template: every problem at once.
 *
 * @param template what was read; empty when the document was too broken to read
 * @param errors what must be mended before it can be saved
 * @param warnings what deserves a second look
 */
public record Validation(Optional<Template> template, List<Problem> errors, List<Problem> warnings) {
    public Validation {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public boolean valid() {
        return errors.isEmpty();
    }
}
