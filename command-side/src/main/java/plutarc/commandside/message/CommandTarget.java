package plutarc.commandside.message;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import plutarc.contracts.message.Command;

/** Where a command goes: {@link Command#aggregateId()} says so, to the repository and to the router alike. Thread-safe. */
public final class CommandTarget implements CommandTargetResolver, RoutingStrategy {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        return new VersionedAggregateIdentifier(getRoutingKey(message), null);
    }

    @Override
    public String getRoutingKey(CommandMessage<?> message) {
        return ((Command) message.getPayload()).aggregateId();
    }
}
