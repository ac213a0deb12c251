package plutarc.commandside.message;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one record of any type of the contracts, every field filled, the same each time. */
final class SampleRecords {
    private SampleRecords() {
    }

    /** Every record in a sealed interface. */
    static Stream<Class<?>> recordsOf(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).flatMap(type -> type.isSealed() ? recordsOf(type) : Stream.of(type));
    }

    static <T> T of(Class<T> record) {
        var components = record.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components).map(component -> value(component.getName(), component.getGenericType())).toArray();
        try {
            var constructor = record.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + record, e);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "Optional" -> Optional.of(value(name, arguments[0]));
                case "List" -> List.of(value(name, arguments[0]));
                case "Map" -> Map.of(name, value(name, arguments[1]));
                default -> throw new IllegalArgumentException("no sample for " + type);
            };
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isSealed()) {
            return of(recordsOf(plain).toList().getLast());
        }
        if (plain.isRecord()) {
            return of(plain);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> name;
            case "int", "Integer" -> 3;
            case "long", "Long" -> 7L;
            case "double", "Double" -> 0.25;
            case "boolean", "Boolean" -> true;
            case "BigDecimal" -> new BigDecimal("1.50");
            case "LocalDate" -> java.time.LocalDate.of(2022, 1, 1);
            case "Duration" -> java.time.Duration.ofSeconds(90);
            case "Instant" -> Instant.parse("2022-01-01T00:00:00.123456Z");
            default -> throw new IllegalArgumentException("no sample for " + type);
        };
    }
}
