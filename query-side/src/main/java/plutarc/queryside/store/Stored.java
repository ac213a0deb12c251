package plutarc.queryside.store;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * A view with what the store needs to know of it.
 *
 * @param id        unique in its collection
 * @param workspace whose it is
 * @param applied   the last event of each aggregate that has gone into it, ordered by aggregate: an event at or below is a repetition
 * @param view      what it says
 */
public record Stored<T>(String id, WorkspaceId workspace, List<Source> applied, T view) {

    public Stored {
        applied = List.copyOf(applied);
    }

    /** Whether this event of its aggregate, or a later one, has gone into it. */
    public boolean hasApplied(Source source) {
        return applied.stream().anyMatch(last -> last.id().equals(source.id()) && last.sequence() >= source.sequence());
    }

    Stored<T> after(Source source, T next) {
        var sources = new ArrayList<>(applied);
        sources.removeIf(last -> last.id().equals(source.id()));
        sources.add(source);
        sources.sort(java.util.Comparator.comparing(Source::id));
        return new Stored<>(id, workspace, sources, next);
    }

    Document document() {
        var document = new Document("_id", id).append("workspace", workspace.value());
        if (!applied.isEmpty()) {
            document.append("applied", applied.stream().map(ViewJson::toDocument).toList());
        }
        return document.append("view", ViewJson.toDocument(view));
    }

    static <T> Stored<T> of(Document document, Class<T> type) {
        var applied = document.getList("applied", Document.class, List.of()).stream()
                .map(each -> ViewJson.fromDocument(each, Source.class)).toList();
        return new Stored<>(document.getString("_id"), new WorkspaceId(document.getString("workspace")), applied,
                ViewJson.fromDocument(document.get("view"), type));
    }
}
