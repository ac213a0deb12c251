package plutarc.platform.audit;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import plutarc.commandside.message.OwnedByWorkspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares every aggregate before and after each of its command handlers, so that the log tells what changed. Found by the framework through
 * {@code META-INF/services}, so no aggregate can be forgotten.
 */
public final class ChangedState implements HandlerEnhancerDefinition {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.hasAnnotation(CommandHandler.class) ? new Compared<>(original) : original;
    }

    private static final class Compared<T> extends WrappedMessageHandlingMember<T> {

        Compared(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            Optional<Handling> handling = target instanceof OwnedByWorkspace ? Handling.current() : Optional.empty();
            if (handling.isEmpty()) {
                return super.handle(message, target);
            }
            JsonNode before = JSON.valueToTree(target);
            Object reply = super.handle(message, target);
            handling.get().changed(Fields.changed(before, JSON.valueToTree(target)));
            return reply;
        }
    }
}
