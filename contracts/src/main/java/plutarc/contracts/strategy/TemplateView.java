package plutarc.contracts.strategy;

import java.time.Instant;

/** One version of a template. {@code definition} is the JSON document, {@code latestVersion} the newest there is. */
public record TemplateView(TemplateId templateId, String name, int version, int latestVersion, String definition, Instant changedAt) {
}
