package plutarc.queryside.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * The views that a batch of events changes: each is read once, folded in memory, and written once, by {@link #flush()}. An event that a
 * view has already applied leaves it as it is, so delivering events again is harmless. For one thread.
 */
public final class ViewBatch {

    private record Key(String collection, String id) {
    }

    private static final class Slot<T> {
        private final ViewCollection<T> collection;
        private final Optional<T> before;
        private Optional<Stored<T>> now;
        private boolean changed;

        Slot(ViewCollection<T> collection, Optional<Stored<T>> stored) {
            this.collection = collection;
            this.before = stored.map(Stored::view);
            this.now = stored;
        }
    }

    private final Views views;
    private final Map<Key, Slot<?>> slots = new LinkedHashMap<>();

    ViewBatch(Views views) {
        this.views = views;
    }

    /** The view as this batch has it so far. */
    public <T> Optional<T> find(ViewCollection<T> collection, String id) {
        return slot(collection, id).now.map(Stored::view);
    }

    /** Changes the view, which may not be there yet, unless it has applied the event before; an empty result leaves it as it is. */
    public <T> void change(ViewCollection<T> collection, String id, WorkspaceId workspace, Source source, UnaryOperator<Optional<T>> change) {
        var slot = slot(collection, id);
        if (slot.now.filter(stored -> stored.hasApplied(source)).isPresent()) {
            return;
        }
        change.apply(slot.now.map(Stored::view)).ifPresent(next -> {
            var stored = slot.now.orElseGet(() -> new Stored<>(id, workspace, List.of(), next));
            slot.now = Optional.of(stored.after(source, next));
            slot.changed = true;
        });
    }

    /** Puts a view that only one event makes and none changes. */
    public <T> void put(ViewCollection<T> collection, String id, WorkspaceId workspace, T view) {
        var slot = new Slot<>(collection, Optional.empty());
        slot.now = Optional.of(new Stored<>(id, workspace, List.of(), view));
        slot.changed = true;
        slots.put(new Key(collection.name(), id), slot);
    }

    /** Writes what has changed; returns it in the order in which it was first touched. */
    List<Change<?>> flush() {
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
        views.replace(collection, changed.stream().map(slot -> ((Slot<T>) slot).now.orElseThrow()).toList());
    }

    @SuppressWarnings("unchecked")
    private <T> Slot<T> slot(ViewCollection<T> collection, String id) {
        return (Slot<T>) slots.computeIfAbsent(new Key(collection.name(), id), key -> new Slot<>(collection, views.byId(collection, id)));
    }
}
