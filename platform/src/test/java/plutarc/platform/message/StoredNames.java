package plutarc.platform.message;

import org.axonframework.serialization.Serializer;

/** The backend's serializer for tests of other packages. */
public final class StoredNames {

    private StoredNames() {
    }

    public static Serializer serializer() {
        return new MessageConfiguration().serializer(MessageNames.ofContracts());
    }
}
