package plutarc.queryside.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * The views that a batch of events changes: each is read once, folded in memory, and written once, by {@link #flush()}. Changes are collected
 * first, so that everything they need is read by one question a collection instead of one a view, and then made in the order in which they were
 * asked for. An event that a view has already applied leaves it as it is, so delivering events again is harmless. For one thread.
 */
public final class ViewBatch {

    private record Key(String collection, String id) {
    }

    private static final class Slot<T> {
        private final ViewCollection<T> collection;
        private final Optional<T> before;
        /** It was looked for in the store, and was not there. */
        private final boolean absent;
        private Optional<Stored<T>> now;
        private boolean changed;

        Slot(ViewCollection<T> collection, Optional<Stored<T>> stored, boolean looked) {
            this.collection = collection;
            this.before = stored.map(Stored::view);
            this.absent = looked && stored.isEmpty();
            this.now = stored;
        }
    }

    private record PendingChange<T>(ViewBatch batch, ViewCollection<T> collection, String id, WorkspaceId workspace, Source source,
                                    UnaryOperator<Optional<T>> change) {

        Key key() {
            return new Key(collection.name(), id);
        }

        void make() {
            batch.make(this);
        }
    }

    private final Views views;
    private final Map<Key, Slot<?>> slots = new LinkedHashMap<>();
    private final List<PendingChange<?>> pending = new ArrayList<>();
    private final Map<Key, Optional<Stored<?>>> readAhead = new HashMap<>();
    private final List<Change<?>> settled = new ArrayList<>();
    private final Map<String, List<?>> whole = new HashMap<>();
    private boolean making;

    ViewBatch(Views views) {
        this.views = views;
    }

    /** The view as this batch has it so far. */
    public <T> Optional<T> find(ViewCollection<T> collection, String id) {
        makePending();
        return slot(collection, id).now.map(Stored::view);
    }

    /**
     * Changes the view, which may not be there yet, unless it has applied the event before; an empty result leaves it as it is. The change is made
     * later, after all that were asked for before; what it finds by {@link #find} is as of then.
     */
    public <T> void change(ViewCollection<T> collection, String id, WorkspaceId workspace, Source source, UnaryOperator<Optional<T>> change) {
        pending.add(new PendingChange<>(this, collection, id, workspace, source, change));
    }

    /** Puts a view that only one event makes and none changes. */
    public <T> void put(ViewCollection<T> collection, String id, WorkspaceId workspace, T view) {
        var slot = new Slot<>(collection, Optional.empty(), false);
        slot.now = Optional.of(new Stored<>(id, workspace, List.of(), view));
        slot.changed = true;
        slots.put(new Key(collection.name(), id), slot);
    }

    /**
     * Writes what has changed so far, so that the store itself can be asked and changed; of all that is told when the batch ends. What is changed in the store
     * directly has to bear being done again.
     */
    public void settle() {
        settled.addAll(write());
        whole.clear();
    }

    /** Every view of a small collection, of all workspaces, as the store had it when it was first asked for since the last settling. */
    @SuppressWarnings("unchecked")
    public <T> List<T> whole(ViewCollection<T> collection) {
        return (List<T>) whole.computeIfAbsent(collection.name(), any -> views.all(collection).stream().map(Stored::view).toList());
    }

    /** A change may look at other views of the batch; those are then as the changes before it have left them. */
    private void makePending() {
        if (making || pending.isEmpty()) {
            return;
        }
        making = true;
        try {
            readAhead();
            pending.forEach(PendingChange::make);
        } finally {
            pending.clear();
            readAhead.clear();
            making = false;
        }
    }

    private void readAhead() {
        Map<ViewCollection<?>, Set<String>> missing = new LinkedHashMap<>();
        for (var change : pending) {
            if (!slots.containsKey(change.key())) {
                missing.computeIfAbsent(change.collection(), any -> new LinkedHashSet<>()).add(change.id());
            }
        }
        missing.forEach((collection, ids) -> {
            ids.forEach(id -> readAhead.put(new Key(collection.name(), id), Optional.empty()));
            views.stored(collection, ids).forEach(stored -> readAhead.put(new Key(collection.name(), stored.id()), Optional.of(stored)));
        });
    }

    private <T> void make(PendingChange<T> wanted) {
        var slot = slot(wanted.collection(), wanted.id());
        if (slot.now.filter(stored -> stored.hasApplied(wanted.source())).isPresent()) {
            return;
        }
        wanted.change().apply(slot.now.map(Stored::view)).ifPresent(next -> {
            var stored = slot.now.orElseGet(() -> new Stored<>(wanted.id(), wanted.workspace(), List.of(), next));
            slot.now = Optional.of(stored.after(wanted.source(), next));
            slot.changed = true;
        });
    }

    /** Writes what has changed; returns that and what was settled before, in the order in which it was first touched. */
    List<Change<?>> flush() {
        settle();
        var all = List.copyOf(settled);
        settled.clear();
        return all;
    }

    private List<Change<?>> write() {
        makePending();
        Map<ViewCollection<?>, List<Slot<?>>> byCollection = new LinkedHashMap<>();
        List<Change<?>> changes = new ArrayList<>();
        for (var slot : slots.values()) {
            if (slot.changed) {
                byCollection.computeIfAbsent(slot.collection, any -> new ArrayList<>()).add(slot);
                changes.add(change(slot));
            }
        }
        byCollection.forEach(this::write);
        slots.clear();
        return changes;
    }

    private static <T> Change<T> change(Slot<T> slot) {
        return new Change<>(slot.collection, slot.before, slot.now.orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private <T> void write(ViewCollection<T> collection, List<Slot<?>> changed) {
        List<Stored<T>> fresh = new ArrayList<>();
        List<Stored<T>> other = new ArrayList<>();
        changed.forEach(slot -> (slot.absent ? fresh : other).add(((Slot<T>) slot).now.orElseThrow()));
        views.write(collection, fresh, other);
    }

    @SuppressWarnings("unchecked")
    private <T> Slot<T> slot(ViewCollection<T> collection, String id) {
        return (Slot<T>) slots.computeIfAbsent(new Key(collection.name(), id), key -> {
            Optional<Stored<?>> read = readAhead.get(key);
            return new Slot<>(collection, read == null ? views.byId(collection, id) : read.map(stored -> (Stored<T>) stored), true);
        });
    }
}
