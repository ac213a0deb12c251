package plutarc.saga.message;

import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * The one event processor of all sagas: in order, one event at a time, from the first event on. What fails is tried again until it
 * works, since a saga that skips an event would be wrong for ever.
 */
public final class SagaProcessor {
    public static final String NAME = "sagas";

    private SagaProcessor() {
    }

    public static void register(EventProcessingConfigurer processing) {
        processing.registerTrackingEventProcessor(NAME, Configuration::eventStore, _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .registerListenerInvocationErrorHandler(NAME, _ -> PropagatingErrorHandler.instance())
                .registerErrorHandler(NAME, _ -> PropagatingErrorHandler.instance());
    }
}
