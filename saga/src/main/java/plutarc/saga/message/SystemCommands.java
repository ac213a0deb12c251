package plutarc.saga.message;

import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.WorkspaceId;

/** Sends commands in the name of one of the backend's own processes, and waits until they are on record. Thread-safe. */
public final class SystemCommands {
    private static final long SECONDS = 30;

    private final CommandGateway gateway;

    public SystemCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * @param process who sends it, such as {@code provisioning}
     * @throws RefusedException if it is refused
     */
    public void send(String process, WorkspaceId workspace, Command command) {
        gateway.sendAndWait(new GenericCommandMessage<>(command, Sender.system(process, workspace).metaData()), SECONDS, TimeUnit.SECONDS);
    }
}
