package plutarc.platform.link;

import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotEvent;

/**
 * Follows the event store at its head and passes on what concerns linked bots, within a millisecond or so of the commit: a view would be
 * slower and has no need to be asked. It keeps no position over a restart; a bot that links is told everything then.
 */
@Component
class EventFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);
    private static final long PAUSE_MILLIS = 500;

    private final EventStore events;
    private final LinkService links;
    private volatile Thread follower;
    private TrackingToken seen;

    EventFeed(EventStore events, LinkService links) {
        this.events = events;
        this.links = links;
    }

    @Override
    public void start() {
        seen = events.createHeadToken();
        // Known as running before the thread asks whether it is: a started thread can be faster than the assignment of its result.
        follower = Thread.ofPlatform().name("link-feed").daemon().unstarted(this::follow);
        follower.start();
    }

    private void follow() {
        while (isRunning()) {
            try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(seen)) {
                while (isRunning()) {
                    TrackedEventMessage<?> message = stream.nextAvailable();
                    if (message.getPayload() instanceof BotEvent event) {
                        pass(event, message.getTimestamp());
                    }
                    seen = message.trackingToken();
                }
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException failure) {
                if (isRunning()) {
                    log.atWarn().setCause(failure).log("event feed interrupted; it goes on where it was");
                    pause();
                }
            }
        }
    }

    private void pass(BotEvent event, Instant at) {
        switch (event) {
            case BotEvent.BotConfigurationChanged changed -> links.configure(changed.configuration(), at);
            case BotEvent.InstructionQueued queued -> links.instruct(queued);
            case BotEvent.BotStopped stopped -> links.linked().end(stopped.botId(), "stopped", "The bot is stopped.");
            case BotEvent.BotFellAsleep asleep -> links.linked().end(asleep.botId(), "stopped", "The bot sleeps.");
            default -> {
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread ending = follower;
        follower = null;
        if (ending != null) {
            ending.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return follower != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 200;
    }
}
