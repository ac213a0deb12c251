package plutarc.queryside.strategy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateView;
import plutarc.queryside.store.ViewCollection;

/**
 * A template with all its versions.
 *
 * @param versions ascending
 * @param deleted  no longer offered; bots that run a version keep it
 */
public record TemplateFacts(TemplateId templateId, String name, List<Version> versions, boolean deleted) {

    public static final ViewCollection<TemplateFacts> TEMPLATES = ViewCollection.of("templates", TemplateFacts.class).indexed("workspace");

    /** One version, which never changes. */
    public record Version(int version, String definition, Instant changedAt) {
    }

    TemplateFacts revised(Version next) {
        var all = new ArrayList<>(versions);
        all.removeIf(known -> known.version() == next.version());
        all.add(next);
        all.sort(java.util.Comparator.comparingInt(Version::version));
        return new TemplateFacts(templateId, name, List.copyOf(all), deleted);
    }

    /** One version, or the latest. */
    public Optional<TemplateView> view(Optional<Integer> version) {
        int wanted = version.orElseGet(() -> versions.getLast().version());
        return versions.stream().filter(each -> each.version() == wanted).findFirst()
                .map(each -> new TemplateView(templateId, name, each.version(), versions.getLast().version(), each.definition(), each.changedAt()));
    }
}
