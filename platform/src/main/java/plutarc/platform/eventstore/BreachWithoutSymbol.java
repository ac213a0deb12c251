package plutarc.platform.eventstore;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code trading.risk_limit_breached} of revision 1, which did not say whose limit it was: it is told as the account's. */
@Component
@Order(1)
final class BreachWithoutSymbol extends SingleEventUpcaster {

    private static final SimpleSerializedType BEFORE = new SimpleSerializedType("trading.risk_limit_breached", "1");
    private static final SimpleSerializedType NOW = new SimpleSerializedType("trading.risk_limit_breached", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(BEFORE);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(NOW, JsonNode.class, payload -> ((ObjectNode) payload).putNull("symbol"));
    }
}
