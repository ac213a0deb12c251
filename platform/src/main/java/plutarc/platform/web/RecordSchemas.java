package plutarc.platform.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Describes records as the API writes them: every component is there, and null stands for an empty {@link Optional}; a JSON document is any value. Two records of one simple
 * name would silently share a schema; they are refused instead. Thread-safe.
 */
final class RecordSchemas implements ModelConverter {

    private static final Set<Class<?>> OPTIONALS = Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Map<String, Class<?>> described = new ConcurrentHashMap<>();

    /** @throws IllegalStateException where two records would share the name of a schema */
    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
        if (java != null && java.isTypeOrSubTypeOf(JsonNode.class)) {
            return new Schema<>();
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        if (resolved != null && java != null && java.getRawClass().isRecord()) {
            Schema<?> model = defined(resolved, context);
            if (model != null && model.getProperties() != null) {
                claim(name(resolved, java.getRawClass()), java.getRawClass());
                complete(model, java.getRawClass());
            }
        }
        if (resolved != null && java != null && java.getRawClass().isAnnotationPresent(JsonSubTypes.class)) {
            name(defined(resolved, context), java.getRawClass().getAnnotation(JsonSubTypes.class));
        }
        return resolved;
    }

    /** Says which of several records is meant by which word, as they are written. */
    private static void name(Schema<?> model, JsonSubTypes types) {
        if (model != null && model.getDiscriminator() != null) {
            Arrays.stream(types.value()).forEach(type -> model.getDiscriminator().mapping(type.name(), RefUtils.constructRef(type.value().getSimpleName())));
        }
    }

    private static Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
        return resolved.get$ref() == null ? resolved : context.getDefinedModels().get(name(resolved, Object.class));
    }

    private static String name(Schema<?> resolved, Class<?> type) {
        return resolved.get$ref() == null ? type.getSimpleName() : (String) RefUtils.extractSimpleName(resolved.get$ref()).getLeft();
    }

    private void claim(String name, Class<?> type) {
        Class<?> other = described.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException("the API would describe " + other.getName() + " and " + type.getName() + " both as " + name + "; rename one");
        }
    }

    private static void complete(Schema<?> model, Class<?> type) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> properties = model.getProperties();
        model.setRequired(List.copyOf(properties.keySet()));
        Arrays.stream(type.getRecordComponents()).filter(component -> OPTIONALS.contains(component.getType())).map(RecordComponent::getName)
                .filter(properties::containsKey).forEach(name -> properties.put(name, orNull(properties.get(name))));
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().oneOf(List.of(new Schema<>().$ref(schema.get$ref()), new Schema<>().types(Set.of("null"))));
        }
        if (schema.getTypes() != null && !schema.getTypes().contains("null")) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
            withNullAmong(schema);
        }
        return schema;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void withNullAmong(Schema schema) {
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            List<Object> values = new ArrayList<>(schema.getEnum());
            values.add(null);
            schema.setEnum(values);
        }
    }
}
