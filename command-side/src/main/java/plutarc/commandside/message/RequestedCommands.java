package plutarc.commandside.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.Authorization;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MetaDataKeys;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** Sends what a request asks for, in the name of who is asking, and waits until it is on record. Thread-safe. */
@Component
public class RequestedCommands {
    private static final long SECONDS = 20;
    private static final int MAX_REASON = 500;

    private final CommandGateway gateway;
    private final ActorContext asking;

    RequestedCommands(CommandGateway gateway, ActorContext asking) {
        this.gateway = gateway;
        this.asking = asking;
    }

    /** The workspace of the request. */
    public WorkspaceId workspace() {
        return asking.workspace();
    }

    /** @throws RefusedException if the command is refused, or nobody is signed in */
    public <R> R send(Command command) {
        return send(command, Optional.empty());
    }

    /** Makes a workspace: sent in it, by the asker as its owner. */
    public <R> R sendAsOwnerOf(WorkspaceId made, Command command) {
        var owner = new LinkedHashMap<>(new Sender(asking.actor(), Optional.of(made), Optional.of(Role.OWNER)).metaData());
        owner.put(MetaDataKeys.ADDRESS, asking.address());
        owner.put(MetaDataKeys.USER_AGENT, asking.userAgent());
        return send(owner, command, Optional.empty());
    }

    /**
     * Says no before any work is done for a command that would be refused to this sender anyway.
     *
     * @throws RefusedException as {@link #send(Command)} for want of permission
     */
    public void requireAllowed(Command command) {
        Authorization.check(command, asking.metaData());
    }

    /** @param reason why, in the asker's words; goes on record */
    public <R> R send(Command command, Optional<String> reason) {
        return send(asking.metaData(), command, reason);
    }

    private <R> R send(Map<String, String> sender, Command command, Optional<String> reason) {
        var metaData = MetaData.from(sender);
        var said = reason.filter(text -> !text.isBlank()).map(text -> Fields.text("reason", text, MAX_REASON));
        return gateway.sendAndWait(new GenericCommandMessage<>(command, said.map(text -> metaData.and(MetaDataKeys.REASON, text)).orElse(metaData)),
                SECONDS, TimeUnit.SECONDS);
    }
}
