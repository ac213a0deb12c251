package plutarc.contracts.strategy;

/**
 * One immutable version of a template, as a bot runs it.
 *
 * @param templateId the template
 * @param name       its name when it was assigned
 * @param version    counted from 1
 * @param definition the template's JSON document
 */
public record TemplateVersion(TemplateId templateId, String name, int version, String definition) {
}
