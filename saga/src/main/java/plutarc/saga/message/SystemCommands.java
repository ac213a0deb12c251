package plutarc.saga.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
     * Handles the command in a transaction of its own, on a thread of its own: joined to the saga's, a refusal would undo the saga's
     * step too, and who caused the saga's event would be taken for the sender.
     *
     * @param process who sends it, such as {@code provisioning}
     * @return what the command is answered with, which may be nothing: null
     * @throws RefusedException if it is refused
     */
    public Object send(String process, WorkspaceId workspace, Command command) {
        var message = new GenericCommandMessage<>(command, Sender.system(process, workspace).metaData());
        try {
            return CompletableFuture.supplyAsync(() -> (Object) gateway.sendAndWait(message, SECONDS, TimeUnit.SECONDS), task -> Thread.ofVirtual().start(task)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
