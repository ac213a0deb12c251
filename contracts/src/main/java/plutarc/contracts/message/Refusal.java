package plutarc.contracts.message;

import java.util.List;
import java.util.Objects;

/**
 * A refusal that a sender can cause and can understand. Mapped once, at the API, to RFC 9457 problem details.
 *
 * @param code     stable and machine-readable, such as {@code bot.key_in_use}
 * @param message  one sentence for a person: what was refused and why
 * @param problems the fields concerned; empty where no field is
 */
public record Refusal(String code, String message, List<FieldProblem> problems) {

    public Refusal {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        problems = List.copyOf(problems);
    }

    public static Refusal of(String code, String message) {
        return new Refusal(code, message, List.of());
    }

    public static Refusal of(String code, String message, String field, String value, String allowed) {
        return new Refusal(code, message, List.of(new FieldProblem(field, value, allowed)));
    }

    /**
     * One field that was refused.
     *
     * @param field   path of the field
     * @param value   what was given, as text; never a secret
     * @param allowed what is allowed
     */
    public record FieldProblem(String field, String value, String allowed) {
    }
}
