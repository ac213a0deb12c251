package plutarc.strategy.template;

/**
 * Something wrong, or doubtful, in a template.
 *
 * @param path where, such as {@code components[2].params.fast}
 * @param rule stable code of the rule, such as {@code template.protective_stop}
 * @param message one sentence for a person, naming the value
 * @param allowed what would be accepted; empty text when that is not a list or range
 */
public record Problem(String path, String rule, String message, String allowed) { }
