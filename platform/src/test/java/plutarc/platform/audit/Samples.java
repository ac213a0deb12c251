package plutarc.platform.audit;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one of any record, with plausible values; for tests that enumerate messages. */
final class Samples {

    private Samples() {
    }

    static Object of(Class<?> type) {
        if (type == String.class) {
            return "x";
        } else if (type == int.class || type == Integer.class) {
            return 1;
        } else if (type == long.class || type == Long.class) {
            return 1L;
        } else if (type == double.class || type == Double.class) {
            return 1.0;
        } else if (type == boolean.class || type == Boolean.class) {
            return false;
        } else if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type == java.time.Duration.class) {
            return java.time.Duration.ofMinutes(1);
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == List.class) {
            return List.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isSealed()) {
            return of(type.getPermittedSubclasses()[0]);
        }
        return record(type);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components).map(component -> of(component.getType())).toArray());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("no sample of " + type, failure);
        }
    }
}
