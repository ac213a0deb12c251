package plutarc.platform.cluster;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** Gives senders the refusal that {@link RefusalCarrier} packed, as if it had been thrown beside them. Thread-safe. */
final class UnpackingGateway extends DefaultCommandGateway {

    UnpackingGateway(Builder settings) {
        super(settings);
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>send(command, (message, result) -> callback.onResult(message, unpacked(result)));
    }

    private static <R> CommandResultMessage<? extends R> unpacked(CommandResultMessage<? extends R> result) {
        return result.isExceptional() && result.exceptionResult() instanceof CommandExecutionException packed
                && packed.getDetails().orElse(null) instanceof Refusal refusal
                ? GenericCommandResultMessage.asCommandResultMessage(new RefusedException(refusal)) : result;
    }
}
