package plutarc.platform.cluster;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** Gives senders the refusal that {@link RefusalCarrier} packed, as if it had been thrown beside them, and says of a lost race that it was one. Thread-safe. */
final class UnpackingGateway extends DefaultCommandGateway {

    /** Axon Server's code for an event that another writer of the same aggregate has overtaken; nothing of the command is stored. */
    private static final String SEQUENCE_TAKEN = "[AXONIQ-2000]";

    UnpackingGateway(Builder settings) {
        super(settings);
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>send(command, (message, result) -> callback.onResult(message, unpacked(result)));
    }

    private static <R> CommandResultMessage<? extends R> unpacked(CommandResultMessage<? extends R> result) {
        if (!result.isExceptional() || !(result.exceptionResult() instanceof CommandExecutionException packed)) {
            return result;
        }
        if (packed.getDetails().orElse(null) instanceof Refusal refusal) {
            return GenericCommandResultMessage.asCommandResultMessage(new RefusedException(refusal));
        }
        return String.valueOf(packed.getMessage()).contains(SEQUENCE_TAKEN)
                ? GenericCommandResultMessage.asCommandResultMessage(new ConcurrencyException(packed.getMessage(), packed)) : result;
    }
}
