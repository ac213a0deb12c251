package plutarc.platform.audit;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditEntry.Requested;
import plutarc.contracts.audit.AuditEntry.Target;
import plutarc.contracts.audit.AuditEntry.Who;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.MetaDataKeys;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records every command, whatever becomes of it: the one place for all of them, those that are not thought of yet included. What is accepted is
 * recorded in the transaction of its events, as its last step; what is not, afterwards in one of its own. Thread-safe.
 */
final class CommandAudit implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(CommandAudit.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOBODY = "unnamed";

    private final AuditLog entries;

    CommandAudit(AuditLog entries) {
        this.entries = entries;
    }

    /** How it ended. */
    private record Outcome(AuditResult result, Optional<String> code, Optional<String> problem) {
        static final Outcome ACCEPTED = new Outcome(AuditResult.ACCEPTED, Optional.empty(), Optional.empty());
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        Handling handling = Handling.begin();
        unitOfWork.onCommit(committing -> entries.append(draft(message, handling, Outcome.ACCEPTED)));
        unitOfWork.onCleanup(ended -> {
            if (ended.isRolledBack()) {
                Throwable failure = ended.getExecutionResult() == null ? null : ended.getExecutionResult().getExceptionResult();
                recordApart(draft(message, handling, outcome(failure, kind(message.getMetaData()))));
            }
        });
        return chain.proceed();
    }

    private void recordApart(Draft draft) {
        try {
            entries.appendApart(draft);
        } catch (RuntimeException failure) {
            log.atError().addKeyValue("action", draft.action()).addKeyValue("actor", draft.actor().id()).addKeyValue("result", draft.result().code())
                    .setCause(failure).log("a command that was not accepted could not be put on record");
        }
    }

    private static Draft draft(CommandMessage<?> message, Handling handling, Outcome outcome) {
        Object command = message.getPayload();
        Map<String, ?> metaData = message.getMetaData();
        ActorKind kind = kind(metaData);
        boolean accepted = outcome.result() == AuditResult.ACCEPTED;
        boolean byPeople = kind == ActorKind.USER || kind == ActorKind.STAFF || kind == ActorKind.TOKEN;
        Target target = target(command);
        return new Draft(chain(command, metaData, accepted), new Who(kind, text(metaData, MetaDataKeys.ACTOR_ID).orElse(NOBODY), text(metaData, MetaDataKeys.ROLE)),
                name(command), Optional.of(target), outcome.result(), outcome.code(), outcome.problem(), text(metaData, MetaDataKeys.REASON),
                accepted && !byPeople ? List.of() : requested(command, target), accepted ? handling.changes() : List.of(),
                accepted ? handling.caused() : List.of(), Optional.of(message.getIdentifier()), text(metaData, MetaDataKeys.ADDRESS).orElse(""),
                text(metaData, MetaDataKeys.USER_AGENT).orElse(""));
    }

    private static Outcome outcome(Throwable failure, ActorKind kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused(refused.refusal(), kind);
            }
            if (cause instanceof CommandExecutionException packed && packed.getDetails().orElse(null) instanceof Refusal refusal) {
                return refused(refusal, kind);
            }
            if (cause instanceof ConcurrencyException) {
                return new Outcome(AuditResult.REFUSED, Optional.of("command.conflict"), Optional.empty());
            }
        }
        return new Outcome(AuditResult.FAILED, Optional.of("server.error"), Optional.ofNullable(failure).map(it -> it.getClass().getSimpleName()));
    }

    private static Outcome refused(Refusal refusal, ActorKind kind) {
        return new Outcome(Denials.denies(refusal.code(), kind) ? AuditResult.DENIED : AuditResult.REFUSED, Optional.of(refusal.code()), Optional.of(refusal.message()));
    }

    /** What was not accepted belongs where the sender was; what was, where it happened. */
    private static String chain(Object command, Map<String, ?> metaData, boolean accepted) {
        Optional<String> senders = text(metaData, MetaDataKeys.WORKSPACE);
        Optional<String> own = components(command).stream().filter(component -> component.getType() == WorkspaceId.class).findFirst()
                .map(component -> String.valueOf(read(component, command)));
        return (accepted ? own.or(() -> senders) : senders).orElse(AuditEntry.INSTALLATION);
    }

    /** Which thing it was about: the first of its ids that names no workspace, unless the workspace is what it is about. */
    private static Target target(Object command) {
        List<RecordComponent> ids = components(command).stream().filter(component -> component.getType().getSimpleName().endsWith("Id")).toList();
        return ids.stream().filter(component -> component.getType() != WorkspaceId.class || component.equals(ids.getFirst())).findFirst()
                .map(component -> new Target(type(component.getType()), String.valueOf(read(component, command))))
                .orElseGet(() -> new Target(name(command).replaceFirst("\\..*", ""), command instanceof Command known ? known.aggregateId() : NOBODY));
    }

    private static String type(Class<?> id) {
        String name = id.getSimpleName();
        return name.substring(0, name.length() - "Id".length()).toLowerCase(java.util.Locale.ROOT);
    }

    private static List<Requested> requested(Object command, Target target) {
        var json = JSON.valueToTree(command);
        Set<String> known = new java.util.HashSet<>(Set.of("workspaceId"));
        json.properties().stream().filter(field -> field.getValue().isString() && field.getValue().asString().equals(target.id()))
                .forEach(field -> known.add(field.getKey()));
        return Fields.requested(json, known);
    }

    private static List<RecordComponent> components(Object command) {
        return command.getClass().isRecord() ? Arrays.asList(command.getClass().getRecordComponents()) : List.of();
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static String name(Object command) {
        MessageName name = command.getClass().getAnnotation(MessageName.class);
        return name == null ? command.getClass().getSimpleName() : name.value();
    }

    private static ActorKind kind(Map<String, ?> metaData) {
        return text(metaData, MetaDataKeys.ACTOR_KIND).map(ActorKind::valueOf).orElse(ActorKind.SYSTEM);
    }

    private static Optional<String> text(Map<String, ?> metaData, String key) {
        return Optional.ofNullable(metaData.get(key)).map(Object::toString).filter(text -> !text.isEmpty());
    }
}
