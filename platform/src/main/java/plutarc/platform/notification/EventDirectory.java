package plutarc.platform.notification;

import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.notification.Directory;

/** Reads owners and names from the events themselves: never behind, and seldom asked. Thread-safe. */
@Component
class EventDirectory implements Directory {

    /** How much of a workspace's id stands in its addresses. */
    private static final int TOLD_APART_BY = 8;

    private final EventStore events;

    EventDirectory(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<AccountId> ownerOf(WorkspaceId workspace) {
        return eventsOf(workspace.value()).flatMap(event -> owner(event).stream()).reduce((before, after) -> after);
    }

    private static Optional<AccountId> owner(Object event) {
        return switch (event) {
            case WorkspaceEvent.WorkspaceOpened e -> Optional.of(e.owner());
            case WorkspaceEvent.OrganisationCreated e -> Optional.of(e.owner());
            case WorkspaceEvent.OwnershipTransferred e -> Optional.of(e.to());
            default -> Optional.empty();
        };
    }

    @Override
    public String homeOf(WorkspaceId workspace) {
        return eventsOf(workspace.value()).flatMap(event -> slug(event).stream()).reduce((before, after) -> after).filter(slug -> !slug.isEmpty())
                .map(slug -> "/w/" + slug + "-" + workspace.value().substring(0, TOLD_APART_BY)).orElse("");
    }

    private static Optional<String> slug(Object event) {
        return switch (event) {
            case WorkspaceEvent.OrganisationCreated e -> Optional.of(e.slug());
            case WorkspaceEvent.SlugChanged e -> Optional.of(e.slug());
            default -> Optional.empty();
        };
    }

    @Override
    public String nameOf(BotId bot) {
        return eventsOf(bot.value()).filter(BotEvent.BotConfigurationChanged.class::isInstance)
                .map(event -> ((BotEvent.BotConfigurationChanged) event).configuration().name()).reduce((before, after) -> after).orElse(bot.value());
    }

    private Stream<?> eventsOf(String aggregate) {
        return events.readEvents(aggregate, 0).asStream().map(message -> (Object) message.getPayload());
    }
}
