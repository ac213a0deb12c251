package plutarc.platform.security;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.WorkspaceCommand;
import plutarc.contracts.workspace.WorkspaceId;

/** Opens the personal workspace of an account. A workspace that is open already stays as it is. */
@Component
class WorkspaceOpening {

    private static final Logger log = LoggerFactory.getLogger(WorkspaceOpening.class);
    private static final long SECONDS = 20;

    private final CommandGateway commands;
    private final Accounts accounts;
    private final Set<WorkspaceId> opened = ConcurrentHashMap.newKeySet();

    WorkspaceOpening(CommandGateway commands, Accounts accounts) {
        this.commands = commands;
        this.accounts = accounts;
    }

    /** A crash between the account and its workspace is put right here, or else at the next sign-in. */
    @EventListener(ApplicationReadyEvent.class)
    void finish() {
        try {
            accounts.first().ifPresent(this::ensureOpen);
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("reason", later.getMessage()).log("workspace not opened yet");
        }
    }

    /** Returns once the account's workspace is open. */
    void ensureOpen(Account owner) {
        if (!opened.contains(owner.workspaceId())) {
            open(owner);
            opened.add(owner.workspaceId());
        }
    }

    private void open(Account owner) {
        WorkspaceCommand.OpenWorkspace command = new WorkspaceCommand.OpenWorkspace(owner.workspaceId(), owner.workspaceName(), owner.id());
        Map<String, String> sender = Sender.system("setup", owner.workspaceId()).metaData();
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, sender), SECONDS, TimeUnit.SECONDS);
        } catch (RefusedException openAlready) {
            if (!openAlready.refusal().code().startsWith("workspace.")) {
                throw openAlready;
            }
        }
    }
}
