package plutarc.contracts.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.ActorKind;

/**
 * Which entries are wanted; what is empty does not matter.
 *
 * @param kinds  of actors; empty for all
 * @param actor  id of one actor
 * @param action a whole name such as {@code bot.rename}, or a context with its dot, such as {@code bot.}
 * @param from   inclusive
 * @param to     exclusive
 * @param text   words that all have to be in the entry, each a whole word or its beginning; or an id or a name of today
 */
public record AuditFilter(List<ActorKind> kinds, Optional<String> actor, Optional<String> action, Optional<String> targetType, Optional<String> targetId,
                          Optional<AuditResult> result, Optional<Instant> from, Optional<Instant> to, Optional<String> text) {

    public static final AuditFilter ALL = new AuditFilter(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public AuditFilter {
        kinds = List.copyOf(kinds);
    }
}
