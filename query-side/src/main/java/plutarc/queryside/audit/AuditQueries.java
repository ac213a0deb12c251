package plutarc.queryside.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryHandler;
import plutarc.contracts.audit.AuditChoices;
import plutarc.contracts.audit.AuditEntryView;
import plutarc.contracts.audit.AuditFilter;
import plutarc.contracts.audit.AuditPage;
import plutarc.contracts.audit.AuditQuery;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.audit.AuditTrail.Line;
import plutarc.queryside.audit.AuditTrail.Lines;
import plutarc.queryside.audit.AuditTrail.Word;
import plutarc.queryside.message.Limits;
import plutarc.queryside.store.Views;
import plutarc.queryside.workspace.ActorNames;

/** Answers what can be asked of the audit log. Thread-safe. */
public final class AuditQueries {

    private static final int MOST = 200;
    private static final int MOST_FOR_EXPORT = 1000;
    private static final int MOST_WORDS = 8;

    private final Supplier<AuditTrail> trails;
    private final Views views;
    private final ActorNames people;

    public AuditQueries(Supplier<AuditTrail> trails, Views views, ActorNames people) {
        this.trails = trails;
        this.views = views;
        this.people = people;
    }

    @QueryHandler
    Optional<AuditPage> handle(AuditQuery.Entries query) {
        int limit = Limits.require(query.limit(), MOST);
        var names = names(query.workspaceId());
        return Optional.of(page(trails.get().newest(query.workspaceId(), query.filter(), words(query.workspaceId(), query.filter(), names), query.before(), limit), names));
    }

    @QueryHandler
    Optional<AuditPage> handle(AuditQuery.EntriesFrom query) {
        int limit = Limits.require(query.limit(), MOST_FOR_EXPORT);
        var names = names(query.workspaceId());
        return Optional.of(page(trails.get().oldest(query.workspaceId(), query.filter(), words(query.workspaceId(), query.filter(), names), query.after(), limit), names));
    }

    @QueryHandler
    Optional<AuditEntryView> handle(AuditQuery.Entry query) {
        return trails.get().entry(query.workspaceId(), query.seq()).map(line -> view(line, names(query.workspaceId())));
    }

    @QueryHandler
    Optional<AuditChoices> handle(AuditQuery.Choices query) {
        var names = names(query.workspaceId());
        return Optional.of(new AuditChoices(trails.get().actors(query.workspaceId()).stream()
                .map(actor -> new AuditChoices.ActorChoice(actor.kind(), actor.id(), names.of(actor)))
                .sorted(Comparator.comparing(AuditChoices.ActorChoice::kind).thenComparing(AuditChoices.ActorChoice::name, String.CASE_INSENSITIVE_ORDER)).toList(),
                trails.get().actions(query.workspaceId())));
    }

    @QueryHandler
    List<AuditVerification> handle(AuditQuery.Verification query) {
        return trails.get().verification(query.workspaceId(), query.now()).stream().toList();
    }

    private NamesOfToday names(WorkspaceId workspace) {
        return new NamesOfToday(views, people, workspace);
    }

    private static AuditPage page(Lines lines, NamesOfToday names) {
        return new AuditPage(lines.lines().stream().map(line -> view(line, names)).toList(), lines.next(), lines.searchedTo());
    }

    private static AuditEntryView view(Line line, NamesOfToday names) {
        var who = line.entry().actor();
        return new AuditEntryView(line.entry(), names.of(new Actor(who.kind(), who.id())), line.entry().target().flatMap(names::of), line.text(), line.previous(), line.hash());
    }

    /** Each word by itself, and what is called so today; an id is looked for as it is. */
    private List<Word> words(WorkspaceId workspace, AuditFilter filter, NamesOfToday names) {
        String text = filter.text().map(String::strip).orElse("");
        if (text.isEmpty()) {
            return List.of();
        }
        List<Actor> actors = trails.get().actors(workspace);
        List<Word> words = new ArrayList<>();
        for (String part : text.split("\\s+")) {
            if (words.size() < MOST_WORDS) {
                Set<String> ids = new HashSet<>(names.called(part, actors));
                ids.add(part);
                words.add(new Word(part, ids));
            }
        }
        return words;
    }
}
