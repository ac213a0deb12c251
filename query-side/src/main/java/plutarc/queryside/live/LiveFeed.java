package plutarc.queryside.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.backtest.BacktestProgress;
import plutarc.contracts.backtest.BacktestWatch;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Change;
import plutarc.queryside.trading.TelemetryListener;

/**
 * Hands what has been stored to the open dashboards of its workspace. Projections and links only leave word and go on: one thread of its
 * own reads what is needed and fills the clients' queues, a bot's card at most ten times a second. Where even that thread cannot keep
 * up, clients are told to read everything again. Thread-safe.
 */
public final class LiveFeed implements TelemetryListener, BacktestWatch, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final long GATHER_MILLIS = 100;
    private static final int MOST_TASKS = 5_000;

    private record Card(WorkspaceId workspace, BotId bot) {
    }

    private final LiveViews views;
    private final int mostWaiting;
    private final Set<LiveClient> clients = new CopyOnWriteArraySet<>();
    private final ScheduledThreadPoolExecutor thread;
    private final Set<Card> dirty = new LinkedHashSet<>();

    /** @param mostWaiting events that may wait for one client before it is dropped */
    public LiveFeed(LiveViews views, int mostWaiting) {
        this.views = views;
        this.mostWaiting = mostWaiting;
        this.thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("live-feed").daemon().factory());
    }

    /** Begins a client's queue. */
    public LiveClient open(WorkspaceId workspace, Actor actor) {
        var client = new LiveClient(workspace, actor, mostWaiting);
        clients.add(client);
        return client;
    }

    /** Ends a client's queue; again, it changes nothing. */
    public void close(LiveClient client) {
        clients.remove(client);
        client.close();
    }

    /** Ends every stream of this actor, whose session has ended. Streams of sessions that go on open themselves again. */
    public void endStreamsOf(Actor actor) {
        clients.stream().filter(client -> client.actor().equals(actor)).forEach(this::close);
    }

    /**
     * Ends every stream of this person in this workspace, which the person may no longer see; and those of all tokens there, since some
     * may be this person's. Who may still see opens another.
     */
    public void endStreamsOf(Actor actor, WorkspaceId workspace) {
        clients.stream().filter(client -> client.workspace().equals(workspace) && (client.actor().equals(actor) || client.actor().kind() == ActorKind.TOKEN)).forEach(this::close);
    }

    /** Ends every stream of a workspace that is no more. */
    public void endStreamsOf(WorkspaceId workspace) {
        clients.stream().filter(client -> client.workspace().equals(workspace)).forEach(this::close);
    }

    public int openStreams() {
        return clients.size();
    }

    /** What a batch of events has changed, after it is durable. */
    public void stored(List<Change<?>> changes) {
        var watched = changes.stream().filter(change -> watched(change.after().workspace())).toList();
        if (!watched.isEmpty()) {
            later(() -> watched.forEach(this::publish));
        }
    }

    @Override
    public void told(WorkspaceId workspace, BotId bot, BotReport.Telemetry report) {
        if (watched(workspace)) {
            views.of(bot, report).ifPresent(event -> publish(workspace, event));
        }
    }

    @Override
    public void statusChanged(WorkspaceId workspace, BotId bot) {
        if (watched(workspace)) {
            refresh(workspace, bot);
        }
    }

    @Override
    public void told(WorkspaceId workspace, BacktestProgress progress) {
        publish(workspace, LiveEvent.latest("backtest_progress", progress.backtestId().value(), progress));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        clients.forEach(this::close);
    }

    private void publish(Change<?> change) {
        var workspace = change.after().workspace();
        views.of(change).forEach(event -> publish(workspace, event));
        views.cardsOf(change).forEach(bot -> refresh(workspace, bot));
    }

    private void publish(WorkspaceId workspace, LiveEvent event) {
        for (var client : clients) {
            if (client.workspace().equals(workspace)) {
                client.offer(event);
            }
        }
    }

    /** Many changes of one card within the time of gathering are one. */
    private void refresh(WorkspaceId workspace, BotId bot) {
        synchronized (dirty) {
            if (dirty.isEmpty() && !thread.isShutdown()) {
                thread.schedule(this::sendCards, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            dirty.add(new Card(workspace, bot));
        }
    }

    private void sendCards() {
        List<Card> due;
        synchronized (dirty) {
            due = new ArrayList<>(dirty);
            dirty.clear();
        }
        for (var card : due) {
            guarded(() -> views.card(card.workspace(), card.bot()).forEach(event -> publish(card.workspace(), event)));
        }
    }

    private void later(Runnable task) {
        if (thread.isShutdown()) {
            return;
        }
        if (thread.getQueue().size() > MOST_TASKS) {
            clients.forEach(LiveClient::overrun);
            return;
        }
        thread.execute(() -> guarded(task));
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("a change could not be shown live");
        }
    }

    private boolean watched(WorkspaceId workspace) {
        return clients.stream().anyMatch(client -> client.workspace().equals(workspace));
    }
}
