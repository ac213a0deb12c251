package plutarc.platform.staff;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotEvent.InstructionQueued;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.MetaDataKeys;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.workspace.WorkspaceView;
import plutarc.platform.workspace.AskedForWorkspaces;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.notification.Directory;

/**
 * Tells the owner of a workspace by e-mail what staff did to one of its bots. Follows the events, so that no crash leaves an owner
 * untold; the message is queued in the transaction that notes the event as seen.
 */
@Component
@ProcessingGroup(SagaProcessor.NAME)
class StaffNotices {

    private final AskedForWorkspaces workspaces;
    private final Mail mail;
    private final DashboardAddress dashboard;
    private final Directory directory;

    StaffNotices(AskedForWorkspaces workspaces, Mail mail, DashboardAddress dashboard, Directory directory) {
        this.workspaces = workspaces;
        this.mail = mail;
        this.dashboard = dashboard;
        this.directory = directory;
    }

    @EventHandler
    void on(InstructionQueued event, EventMessage<?> message) {
        if (!ActorKind.STAFF.name().equals(message.getMetaData().get(MetaDataKeys.ACTOR_KIND))) {
            return;
        }
        Optional<WorkspaceView> workspace = workspaces.byId(event.workspaceId());
        workspace.ifPresent(known -> {
            String bot = workspaces.botName(event.workspaceId(), event.botId()).orElse(event.botId().value());
            String done = verb(event.instruction());
            mail.send(MailMessage.notice("staff-" + event.instructionId(), known.ownerId(), "Staff told " + bot + " to " + done,
                    "Staff of this installation told the bot " + bot + " of " + known.name() + " to " + done + ".\n\nTheir reason: "
                            + message.getMetaData().getOrDefault(MetaDataKeys.REASON, "none given") + "\n\nWhat became of it: "
                            + dashboard.to(directory.homeOf(event.workspaceId()) + "/bots/" + event.botId() + "/commands") + "\n"));
        });
    }

    private static String verb(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Pause _ -> "pause";
            case Instruction.Resume _ -> "resume";
            case Instruction.Restart _ -> "restart";
            case Instruction other -> other.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
