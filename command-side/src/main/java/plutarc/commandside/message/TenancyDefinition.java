package plutarc.commandside.message;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateNotFoundException;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Sender;

/**
 * Tenancy, in one place: wraps every command handler of every aggregate, and throws what a missing aggregate would throw where the
 * sender's workspace is not the aggregate's. Found by the framework through {@code META-INF/services}, so no aggregate can forget it.
 */
public final class TenancyDefinition implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.hasAnnotation(CommandHandler.class) ? new WithinWorkspace<>(original) : original;
    }

    private static final class WithinWorkspace<T> extends WrappedMessageHandlingMember<T> {

        WithinWorkspace(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (target instanceof OwnedByWorkspace owned && owned.workspaceId() != null
                    && !Sender.of(message.getMetaData()).reaches(owned.workspaceId())) {
                throw new AggregateNotFoundException(((Command) message.getPayload()).aggregateId(), "of another workspace");
            }
            return super.handle(message, target);
        }
    }
}
