package plutarc.strategy.exit;

/**
 * Why a position should close.
 *
 * @param rule component id of the exit rule, such as {@code hard_stop}
 * @param index position of the rule among the template's enabled exit rules
 * @param stop whether it is a stop (judged before a target inside one bar)
 */
public record ExitReason(String rule, int index, boolean stop) { }
