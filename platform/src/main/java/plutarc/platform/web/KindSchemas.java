package plutarc.platform.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Says in the API's description by which word each kind of a sealed type goes over the wire: left alone it would name the records' classes. Stateless. */
final class KindSchemas {

    private KindSchemas() {
    }

    /** @param sealed a type whose kinds are told apart by a property, and which the description holds under its simple name */
    static void name(OpenAPI document, Class<?> sealed) {
        Map<?, ?> schemas = document.getComponents() == null ? null : document.getComponents().getSchemas();
        if (schemas != null && schemas.get(sealed.getSimpleName()) instanceof Schema<?> schema && schema.getDiscriminator() != null) {
            Map<String, String> words = new TreeMap<>();
            Arrays.stream(sealed.getAnnotation(JsonSubTypes.class).value()).forEach(kind -> words.put(kind.name(), "#/components/schemas/" + kind.value().getSimpleName()));
            schema.getDiscriminator().setMapping(words);
        }
    }
}
