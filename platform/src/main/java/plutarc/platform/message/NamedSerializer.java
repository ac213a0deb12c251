package plutarc.platform.message;

import java.lang.reflect.Array;
import java.util.List;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import plutarc.contracts.message.MessageName;

/**
 * Stores messages under their {@link MessageName} and revision, in place of their class names, so that classes can move while what is
 * stored stays readable. A list of things of one class, such as the answer to a query, goes as an array of that class: JSON alone would
 * forget what its elements are. Everything else goes through unchanged. Thread-safe.
 */
final class NamedSerializer implements Serializer {

    private final Serializer json;
    private final MessageNames names;

    NamedSerializer(Serializer json, MessageNames names) {
        this.json = json;
        this.names = names;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (object instanceof List<?> list && isOfOneClass(list)) {
            return json.serialize(list.toArray(size -> (Object[]) Array.newInstance(list.getFirst().getClass(), size)), representation);
        }
        SerializedObject<T> written = json.serialize(object, representation);
        return object == null ? written : new SimpleSerializedObject<>(written.getData(), written.getContentType(), typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return json.canSerializeTo(representation);
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        return names.classOf(stored.getType().getName())
                .<T>map(type -> json.deserialize(new SimpleSerializedObject<>(stored.getData(), stored.getContentType(),
                        new SimpleSerializedType(type.getName(), null))))
                .orElseGet(() -> json.deserialize(stored));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        return names.classOf(type.getName()).<Class>map(known -> known).orElseGet(() -> json.classForType(type));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        MessageName name = type == null ? null : ((Class<?>) type).getAnnotation(MessageName.class);
        return name == null ? json.typeForClass(type) : new SimpleSerializedType(name.value(), Integer.toString(name.revision()));
    }

    private static boolean isOfOneClass(List<?> list) {
        return !list.isEmpty() && list.getFirst() instanceof Record first && list.stream().allMatch(first.getClass()::isInstance);
    }

    @Override
    public Converter getConverter() {
        return json.getConverter();
    }
}
