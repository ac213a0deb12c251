package plutarc.platform.message;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import plutarc.contracts.message.MessageName;

/**
 * Stores messages under their {@link MessageName} and revision, in place of their class names, so that classes can move while what is
 * stored stays readable. Everything else goes through unchanged. Thread-safe.
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

    @Override
    public Converter getConverter() {
        return json.getConverter();
    }
}
