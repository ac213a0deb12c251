package plutarc.platform.workspace;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.platform.RunningBackend;
import plutarc.platform.message.MessageNames;

/** Every command and query type that the running backend knows, and what it answers to one of them. */
final class Messages {

    private static final long SECONDS = 20;

    private final RunningBackend backend;

    Messages(RunningBackend backend) {
        this.backend = backend;
    }

    static List<Class<?>> ofKind(RunningBackend backend, Class<?> kind) {
        return backend.bean(MessageNames.class).all().values().stream().filter(kind::isAssignableFrom).sorted(Comparator.comparing(Class::getName)).toList();
    }

    /** What came of it: {@code done} or {@code answered: …}, or the code and words of the refusal; what is nobody's refusal fails the test. */
    String outcome(Sender sender, Object message) {
        try {
            return message instanceof Command command ? "done " + send(sender, command) : "answered: " + ask(sender, (Query<?>) message);
        } catch (RuntimeException failure) {
            return refusal(failure).map(refused -> refused.refusal().toString())
                    .orElseGet(() -> failure instanceof IllegalArgumentException || failure instanceof CommandExecutionException ? "failed: " + failure.getMessage() : rethrow(failure));
        }
    }

    private Object send(Sender sender, Command command) {
        return backend.bean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, sender.metaData()), SECONDS, TimeUnit.SECONDS);
    }

    private Object ask(Sender sender, Query<?> query) {
        return backend.bean(QueryGateway.class).query(query.getClass().getName(), new GenericMessage<>(query, sender.metaData()), responseOf(query.getClass()))
                .orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** From the type argument of its query interface. */
    private static ResponseType<?> responseOf(Class<?> query) {
        Type answer = interfaces(query).filter(ParameterizedType.class::isInstance).map(type -> ((ParameterizedType) type).getActualTypeArguments()[0]).findFirst().orElseThrow();
        if (answer instanceof ParameterizedType generic) {
            Class<?> element = (Class<?>) (generic.getActualTypeArguments()[0] instanceof ParameterizedType nested ? nested.getRawType() : generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class ? ResponseTypes.multipleInstancesOf(element)
                    : generic.getRawType() == Optional.class ? ResponseTypes.optionalInstanceOf(element) : ResponseTypes.instanceOf((Class<?>) generic.getRawType());
        }
        return ResponseTypes.instanceOf((Class<?>) answer);
    }

    private static Stream<Type> interfaces(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces());
    }

    private static Optional<RefusedException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static String rethrow(RuntimeException failure) {
        throw failure instanceof CompletionException completion && completion.getCause() instanceof RuntimeException cause ? cause : failure;
    }
}
