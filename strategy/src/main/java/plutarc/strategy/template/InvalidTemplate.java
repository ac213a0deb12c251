package plutarc.strategy.template;

import java.util.List;
import java.util.stream.Collectors;

/** A template that cannot be read or must not run; carries every problem. */
public final class InvalidTemplate extends IllegalArgumentException {
    private final transient List<Problem> problems;

    public InvalidTemplate(List<Problem> problems) {
        super(problems.stream().map(p -> p.path() + ": " + p.message() + (p.allowed().isEmpty() ? "" : " (allowed: " + p.allowed() + ")"))
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
