package plutarc.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a record is called in a log line or an exception is its {@code toString}: one that carries a secret must not tell it. Finds the records by their components' names. */
class SecretsInRecordsTest {

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|passphrase|credential|masterKey|token|apiKey|ciphertext|recovery|sealed).*");
    private static final String MARKER = "tell-nobody";

    @TestFactory
    List<DynamicTest> noRecordTellsItsSecret() {
        return records().stream().map(record -> DynamicTest.dynamicTest(record.getName(), () -> assertThat(sample(record).toString()).doesNotContain(MARKER))).toList();
    }

    @Test
    void theRecordsThatMatterMostAreFound() {
        assertThat(records()).extracting(Class::getSimpleName).contains("KeyMaterial", "NewKey", "Hello", "Welcome", "SealedKey", "ApiKey", "PlatformSettings");
    }

    private static List<? extends Class<?>> records() {
        return ArchitectureTest.HOUSE.stream().map(JavaClass::reflect)
                .filter(Class::isRecord).filter(record -> Arrays.stream(record.getRecordComponents()).anyMatch(SecretsInRecordsTest::secret)).toList();
    }

    private static boolean secret(RecordComponent component) {
        return SECRET.matcher(component.getName()).matches() && (component.getType() == String.class || component.getGenericType().getTypeName().contains("<java.lang.String>"));
    }

    private static Object sample(Class<?> record) throws ReflectiveOperationException {
        RecordComponent[] components = record.getRecordComponents();
        Constructor<?> constructor = record.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(secret(components[i]) ? MARKER : "some-text", components[i].getGenericType());
        }
        return constructor.newInstance(values);
    }

    private static Object value(String text, Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == Optional.class ? Optional.ofNullable(value(text, generic.getActualTypeArguments()[0]))
                    : raw == List.class ? Optional.ofNullable(value(text, generic.getActualTypeArguments()[0])).map(List::of).orElse(List.of()) : null;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return sample(plain);
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> text;
            case "int" -> 1;
            case "long" -> 1L;
            case "double" -> 1.0;
            case "boolean" -> true;
            case "java.net.URI" -> java.net.URI.create("ws://some-text");
            case "java.nio.file.Path" -> Path.of(text);
            case "java.time.Instant" -> java.time.Instant.EPOCH;
            case "java.time.Duration" -> java.time.Duration.ofSeconds(1);
            default -> plain.isEnum() ? plain.getEnumConstants()[0] : null;
        };
    }
}
