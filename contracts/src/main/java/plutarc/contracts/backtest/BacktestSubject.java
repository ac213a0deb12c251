package plutarc.contracts.backtest;

import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;

/**
 * What was run.
 *
 * @param templateId the template; empty for a draft that belongs to none yet
 * @param version    of the template; empty for a draft
 * @param name       the template's name then, or the draft's
 */
public record BacktestSubject(Optional<TemplateId> templateId, Optional<Integer> version, String name) {
}
