package plutarc.commandside.message;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import plutarc.contracts.message.Authorization;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.RefusedException;

/** The one interceptor of the command bus: lets through who may, and turns what the framework throws into refusals. Thread-safe. */
public final class Gatekeeper implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        Authorization.check(message.getPayload(), message.getMetaData());
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException missing) {
            throw unknown(message.getPayload());
        } catch (ConcurrencyException conflict) {
            throw new RefusedException("command.conflict", "Somebody else changed the same thing at the same moment. Try again.");
        }
    }

    private static RefusedException unknown(Object command) {
        var name = command.getClass().getAnnotation(MessageName.class).value();
        var context = name.substring(0, name.indexOf('.'));
        return new RefusedException(context + ".unknown", "There is no such " + (context.equals("exchangekey") ? "exchange key" : context) + ".");
    }
}
