package plutarc.contracts.message;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Who may send which message: the one place that compares a command's or query's {@link Requires} or {@link SentBy} with its sender.
 * Pure and thread-safe.
 *
 * <p>People need the permission in their role, tokens in their owner's role and in what they were made for. Staff may pause, resume and restart bots and nothing else. The backend may
 * do what people may. A bot may send only what names it in {@link SentBy}, and only about itself. A message that names a workspace
 * is for senders of that workspace.
 */
public final class Authorization {
    private static final Set<Permission> STAFF = EnumSet.of(Permission.BOTS_PAUSE_RESUME, Permission.BOTS_RESTART);

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return type.isRecord() ? List.of(type.getRecordComponents()) : List.of();
        }
    };

    private Authorization() {
    }

    /**
     * @return the sender, who may send this message
     * @throws RefusedException {@code permission.denied}, {@code workspace.unknown}, {@code bot.unknown} or {@code message.no_sender}
     */
    public static Sender check(Object message, Map<String, ?> metaData) {
        var sender = Sender.of(metaData);
        var type = message.getClass();
        var requires = type.getAnnotation(Requires.class);
        var sentBy = type.getAnnotation(SentBy.class);
        if (requires != null) {
            requirePermission(sender, requires.value(), metaData);
        } else if (sentBy != null) {
            requireKind(sender, sentBy.value());
        } else {
            throw new RefusedException("permission.denied", type.getSimpleName() + " names no permission, so nobody may send it.");
        }
        requireReach(sender, message);
        return sender;
    }

    private static void requirePermission(Sender sender, Permission permission, Map<String, ?> metaData) {
        boolean allowed = switch (sender.actor().kind()) {
            case USER -> inRole(sender, permission);
            case TOKEN -> inRole(sender, permission) && madeFor(permission, metaData);
            case STAFF -> STAFF.contains(permission);
            case SYSTEM -> true;
            case BOT -> false;
        };
        if (!allowed) {
            throw denied(sender.role().map(role -> role.code()).orElse(sender.actor().kind().name()), permission.code());
        }
    }

    private static boolean inRole(Sender sender, Permission permission) {
        return sender.role().map(role -> role.may(permission)).orElse(false);
    }

    private static boolean madeFor(Permission permission, Map<String, ?> metaData) {
        return metaData.get(MetaDataKeys.PERMISSIONS) instanceof String codes && List.of(codes.split(",")).contains(permission.code());
    }

    private static void requireKind(Sender sender, ActorKind[] kinds) {
        if (!List.of(kinds).contains(sender.actor().kind())) {
            throw denied(sender.actor().kind().name(), Arrays.stream(kinds).map(ActorKind::name).collect(Collectors.joining(", ")));
        }
    }

    private static void requireReach(Sender sender, Object message) {
        for (var component : COMPONENTS.get(message.getClass())) {
            if (component.getType() == WorkspaceId.class && !sender.reaches((WorkspaceId) read(component, message))) {
                throw new RefusedException("workspace.unknown", "There is no such workspace.");
            }
            if (component.getType() == BotId.class && sender.actor().kind() == ActorKind.BOT
                    && !((BotId) read(component, message)).value().equals(sender.actor().id())) {
                throw new RefusedException("bot.unknown", "There is no such bot.");
            }
        }
    }

    private static Object read(RecordComponent component, Object message) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static RefusedException denied(String who, String needed) {
        return new RefusedException(Refusal.of("permission.denied", "You may not do this.", "permission", who, needed));
    }
}
