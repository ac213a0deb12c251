package plutarc.platform.workspace;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes one record of any type of the contracts or of a request's body. Ids come from the test; a type that it does not know fails it. */
final class Samples {

    private final Function<Class<?>, Optional<String>> ids;
    private final boolean idsAreTyped;

    /** @param ids what to put where a record of one id is wanted; empty for records that are no ids */
    Samples(Function<Class<?>, Optional<String>> ids) {
        this(ids, false);
    }

    /** @param idsAreTyped whether a plain text that is called an id fails the test, since nobody could say whose it is */
    Samples(Function<Class<?>, Optional<String>> ids, boolean idsAreTyped) {
        this.ids = ids;
        this.idsAreTyped = idsAreTyped;
    }

    static boolean isId(Class<?> type) {
        return type.isRecord() && type.getSimpleName().endsWith("Id") && type.getRecordComponents().length == 1;
    }

    /** Whether a record of this type holds an id anywhere in it. */
    static boolean holdsId(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(Samples::holdsId);
        }
        Class<?> plain = (Class<?>) type;
        return isId(plain) || plain.isRecord() && Arrays.stream(plain.getRecordComponents()).anyMatch(part -> holdsId(part.getGenericType()));
    }

    <T> T of(Class<T> record) {
        RecordComponent[] parts = record.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(parts).map(part -> value(part.getName(), part.getGenericType())).toArray();
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample of " + record, e);
        }
    }

    Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return Optional.of(value(name, arguments[0]));
            }
            if (raw == List.class) {
                return List.of(value(name, arguments[0]));
            }
            if (raw == Set.class) {
                return Set.of(value(name, arguments[0]));
            }
            if (raw == Map.class) {
                return Map.of(name, value(name, arguments[1]));
            }
            throw new AssertionError("no sample for " + name + " of type " + type + ": teach it to Samples");
        }
        Class<?> plain = (Class<?>) type;
        if (idsAreTyped && plain == String.class && name.endsWith("Id")) {
            throw new AssertionError(name + " is an id without a type of its own: give it one, so that the isolation test can fill it");
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isSealed()) {
            return of(first(plain));
        }
        if (plain.isRecord()) {
            Optional<String> id = isId(plain) ? ids.apply(plain) : Optional.empty();
            return id.<Object>map(text -> identity(plain, text)).orElseGet(() -> of(plain));
        }
        return switch (plain.getSimpleName()) {
            case "String", "Object" -> "sample";
            case "int", "Integer" -> 3;
            case "long", "Long" -> 7L;
            case "double", "Double" -> 0.25;
            case "boolean", "Boolean" -> true;
            case "BigDecimal" -> new BigDecimal("1.50");
            case "Instant" -> Instant.parse("2022-01-01T00:00:00Z");
            case "Duration" -> java.time.Duration.ofMinutes(1);
            case "LocalDate" -> java.time.LocalDate.of(2022, 1, 1);
            case "YearMonth" -> YearMonth.of(2022, 1);
            case "JsonNode", "ObjectNode" -> tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            default -> throw new AssertionError("no sample for " + name + " of type " + type + ": teach it to Samples");
        };
    }

    private static Class<?> first(Class<?> sealed) {
        Class<?> type = sealed.getPermittedSubclasses()[0];
        return type.isSealed() ? first(type) : type;
    }

    private static Object identity(Class<?> type, String text) {
        try {
            var constructor = type.getDeclaredConstructor(String.class);
            return constructor.newInstance(text);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " is not made of a text", e);
        }
    }
}
