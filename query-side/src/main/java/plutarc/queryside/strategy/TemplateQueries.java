package plutarc.queryside.strategy;

import static plutarc.queryside.strategy.TemplateFacts.TEMPLATES;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import plutarc.contracts.strategy.TemplateQuery;
import plutarc.contracts.strategy.TemplateView;
import plutarc.queryside.store.Views;

/** Answers what can be asked about templates. A deleted one is no longer listed, but its versions can still be read: bots may run them. Thread-safe. */
public final class TemplateQueries {

    private final Views views;

    public TemplateQueries(Views views) {
        this.views = views;
    }

    @QueryHandler
    List<TemplateView> handle(TemplateQuery.Templates query) {
        return views.find(TEMPLATES, query.workspaceId(), List.of(), Sort.unsorted(), 0).stream().filter(template -> !template.deleted())
                .flatMap(template -> template.view(Optional.empty()).stream())
                .sorted(Comparator.comparing(TemplateView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(template -> template.templateId().value())).toList();
    }

    @QueryHandler
    Optional<TemplateView> handle(TemplateQuery.TemplateById query) {
        return views.byId(TEMPLATES, query.templateId().value(), query.workspaceId()).flatMap(template -> template.view(query.version()));
    }
}
