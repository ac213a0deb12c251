package plutarc.queryside.message;

import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import plutarc.contracts.message.Authorization;

/** The one interceptor of the query bus: lets through who may ask, in the workspace that the question is about. Thread-safe. */
public final class QueryGatekeeper implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        Authorization.check(message.getPayload(), message.getMetaData());
        return chain.proceed();
    }
}
