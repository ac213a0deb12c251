package plutarc.platform.security;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditNotes;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;

/**
 * Puts it on record when a session goes on in another workspace, in the log of the one that it enters. Which one it comes from is not said there: that is
 * another workspace's affair. Thread-safe.
 */
@Component
class SwitchesOnRecord {

    private final Sessions sessions;
    private final AuditNotes notes;

    SwitchesOnRecord(Sessions sessions, AuditNotes notes) {
        this.sessions = sessions;
        this.notes = notes;
    }

    void note(SignedIn signedIn, SessionView view) {
        view.workspace().filter(entered -> sessions.enters(signedIn.session(), entered.id(), signedIn.account().workspaceId()))
                .ifPresent(entered -> notes.record(new AuditNotes.Note(Optional.of(entered.id()), new Actor(ActorKind.USER, signedIn.account().id().value()),
                        view.role().map(role -> role.code()), "account.switched_workspace", Optional.of(new AuditEntry.Target("workspace", entered.id().value())),
                        AuditResult.ACCEPTED, Optional.empty(), List.of())));
    }
}
