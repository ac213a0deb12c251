package plutarc.platform.link;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.platform.web.JsonProblem;
import plutarc.contracts.message.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the link's frames. Unknown fields are passed over, so that either side can be newer. Thread-safe. */
final class Frames {

    private final JsonMapper json = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** A frame that could not be read; the message names the field and what is allowed. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;
        private final boolean unknownType;

        private Malformed(String message, boolean unknownType) {
            super(message, null, false, false);
            this.unknownType = unknownType;
        }

        /** Whether it is a frame of a kind that this version does not know, rather than a wrong one. */
        boolean unknownType() {
            return unknownType;
        }
    }

    /** @throws Malformed if the text is no complete frame */
    BotFrame read(String text) throws Malformed {
        try {
            BotFrame frame = json.readValue(text, BotFrame.class);
            if (frame == null) {
                throw new Malformed("frame is null; allowed is an object with a type", false);
            }
            requireComplete(frame, "");
            return frame;
        } catch (InvalidTypeIdException type) {
            boolean ofTheFrame = type.getPath().isEmpty() && type.getTypeId() != null;
            throw new Malformed("type is '" + type.getTypeId() + "'" + (ofTheFrame ? "; allowed are hello, heartbeat, configuration_applied, "
                    + "instruction_progress, reports, failure" : " at " + at(type)), ofTheFrame);
        } catch (JacksonException failure) {
            Refusal refusal = JsonProblem.of(failure);
            throw new Malformed(refusal.problems().isEmpty() ? refusal.message() : refusal.message() + " " + refusal.problems().getFirst().field() + " is '"
                    + refusal.problems().getFirst().value() + "'; allowed is " + refusal.problems().getFirst().allowed(), false);
        }
    }

    String write(BackendFrame frame) {
        return json.writeValueAsString(frame);
    }

    /** For what travels sealed inside a frame. */
    byte[] bytes(Object value) {
        return json.writeValueAsBytes(value);
    }

    private static String at(JacksonException failure) {
        return failure.getPathReference().isEmpty() ? "the frame" : failure.getPathReference();
    }

    /** Jackson leaves a missing component of a record null; nothing here may be null but what is optional. */
    private static void requireComplete(Object value, String path) throws Malformed {
        switch (value) {
            case null -> throw new Malformed((path.isEmpty() ? "frame" : path) + " is missing", false);
            case Optional<?> optional when optional.isPresent() -> requireComplete(optional.get(), path);
            case Collection<?> list -> {
                int index = 0;
                for (Object element : list) {
                    requireComplete(element, path + "[" + index++ + "]");
                }
            }
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    requireComplete(entry.getValue(), path + "." + entry.getKey());
                }
            }
            case Record fields -> {
                for (RecordComponent component : fields.getClass().getRecordComponents()) {
                    requireComplete(read(component, fields), path.isEmpty() ? component.getName() : path + "." + component.getName());
                }
            }
            default -> {
            }
        }
    }

    private static Object read(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + component, impossible);
        }
    }
}
