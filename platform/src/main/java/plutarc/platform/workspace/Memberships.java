package plutarc.platform.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plutarc.commandside.workspace.Members;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.live.LiveAccess;
import plutarc.queryside.live.LiveFeed;

/**
 * The role that an account has in a workspace, at this moment: what every request is judged by. Read from the workspace's own events, not
 * from a view, which may lag or be rebuilt; kept in memory and forgotten when an event of the workspace has been committed, before
 * its command is answered. So who is removed is out at the next request, and their live views end at once. Where other processes
 * write events too, what is kept is at most {@code plutarc.members.fresh-for} old. Thread-safe; a look-up in memory takes well below a microsecond.
 */
@Component
public class Memberships implements LiveAccess {

    private final EventStore events;
    private final ObjectProvider<LiveFeed> live;
    private final Clock clock;
    private final Duration freshFor;
    private final ConcurrentHashMap<WorkspaceId, Known> known = new ConcurrentHashMap<>();

    Memberships(EventStore events, ObjectProvider<LiveFeed> live, Clock clock, @Value("${plutarc.members.fresh-for:1d}") Duration freshFor) {
        this.events = events;
        this.live = live;
        this.clock = clock;
        this.freshFor = freshFor;
        events.subscribe(this::published);
    }

    private record Known(Members members, Instant until) {
    }

    /** Empty where the account is no member, or the workspace is none: the two cannot be told apart. */
    public Optional<Role> roleIn(WorkspaceId workspace, AccountId account) {
        return members(workspace).roleOf(account);
    }

    @Override
    public boolean mayWatch(Actor actor, WorkspaceId workspace) {
        return actor.kind() != ActorKind.USER || roleIn(workspace, new AccountId(actor.id())).isPresent();
    }

    /** The read of the events happens under the key's lock, which {@link #forget} waits for: what was read before a commit does not outlive it. */
    private Members members(WorkspaceId workspace) {
        Known now = known.get(workspace);
        if (now == null || clock.instant().isAfter(now.until())) {
            now = known.compute(workspace, (id, old) -> {
                Members read = read(id);
                return read.roles().isEmpty() ? null : new Known(read, clock.instant().plus(freshFor));
            });
        }
        return now == null ? Members.NOBODY : now.members();
    }

    private Members read(WorkspaceId workspace) {
        Members members = Members.NOBODY;
        for (var stream = events.readEvents(workspace.value()).asStream().iterator(); stream.hasNext();) {
            if (stream.next().getPayload() instanceof WorkspaceEvent event) {
                members = members.after(event);
            }
        }
        return members;
    }

    private void published(List<? extends EventMessage<?>> messages) {
        for (EventMessage<?> message : messages) {
            if (message.getPayload() instanceof WorkspaceEvent event) {
                if (CurrentUnitOfWork.isStarted()) {
                    CurrentUnitOfWork.get().root().afterCommit(unit -> forget(event));
                } else {
                    forget(event);
                }
            }
        }
    }

    private void forget(WorkspaceEvent event) {
        known.remove(event.workspaceId());
        switch (event) {
            case WorkspaceEvent.MemberRemoved e -> live.getObject().endStreamsOf(person(e.accountId()), e.workspaceId());
            case WorkspaceEvent.MemberLeft e -> live.getObject().endStreamsOf(person(e.accountId()), e.workspaceId());
            case WorkspaceEvent.WorkspaceDeleted e -> live.getObject().endStreamsOf(e.workspaceId());
            case WorkspaceEvent other -> { }
        }
    }

    private static Actor person(AccountId account) {
        return new Actor(ActorKind.USER, account.value());
    }
}
