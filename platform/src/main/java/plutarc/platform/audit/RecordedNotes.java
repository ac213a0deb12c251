package plutarc.platform.audit;

import java.util.Optional;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditEntry.Requested;
import plutarc.contracts.audit.AuditNotes;
import plutarc.contracts.message.ActorContext;

/** Puts on record what is no command, each in a transaction of its own. Thread-safe. */
final class RecordedNotes implements AuditNotes {

    private final AuditLog entries;
    private final ActorContext asking;

    RecordedNotes(AuditLog entries, ActorContext asking) {
        this.entries = entries;
        this.asking = asking;
    }

    @Override
    public void record(Note note) {
        entries.appendApart(new Draft(note.workspace().map(Object::toString).orElse(AuditEntry.INSTALLATION),
                new AuditEntry.Who(note.actor().kind(), note.actor().id(), note.role()), note.action(), note.target(), note.result(), note.code(),
                Optional.empty(), Optional.empty(), note.details().stream().map(it -> new Requested(it.field(), PlainText.of(it.field(), it.value()))).toList(),
                java.util.List.of(), java.util.List.of(), Optional.empty(), asking.address(), asking.userAgent()));
    }
}
