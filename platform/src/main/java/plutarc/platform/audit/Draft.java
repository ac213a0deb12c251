package plutarc.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditEntry.Caused;
import plutarc.contracts.audit.AuditEntry.Changed;
import plutarc.contracts.audit.AuditEntry.Requested;
import plutarc.contracts.audit.AuditEntry.Target;
import plutarc.contracts.audit.AuditEntry.Who;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.ActorKind;

/** An entry that has no place in its chain yet. */
record Draft(String chain, Who actor, String action, Optional<Target> target, AuditResult result, Optional<String> code, Optional<String> problem,
             Optional<String> reason, List<Requested> requested, List<Changed> changes, List<Caused> caused, Optional<String> message, String address,
             String userAgent) {

    AuditEntry at(long seq, Instant time) {
        return new AuditEntry(chain, seq, time, actor, action, target, result, code, problem.map(PlainText::of), reason.map(PlainText::of), requested, changes,
                caused, message, PlainText.of(address), PlainText.of(userAgent));
    }

    /** What the backend and the bots do all day long, which nobody searches by words. */
    private boolean routine() {
        return result == AuditResult.ACCEPTED && (actor.kind() == ActorKind.BOT || actor.kind() == ActorKind.SYSTEM);
    }

    /** What the entry can be found by; nothing for routine. */
    Set<String> words() {
        if (routine()) {
            return Set.of();
        }
        StringBuilder text = new StringBuilder(action).append(' ').append(result.code()).append(' ').append(actor.role().orElse("")).append(' ').append(address);
        code.ifPresent(it -> text.append(' ').append(it));
        reason.ifPresent(it -> text.append(' ').append(PlainText.of(it)));
        requested.forEach(it -> text.append(' ').append(it.value()));
        changes.forEach(it -> text.append(' ').append(it.field()).append(' ').append(it.before().orElse("")).append(' ').append(it.after().orElse("")));
        return new TreeSet<>(PlainText.words(text.toString()));
    }
}
