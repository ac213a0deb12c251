package plutarc.commandside.strategy;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CatalogEntry;
import plutarc.strategy.template.SystemTemplates;
import plutarc.strategy.template.TemplateJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The component catalog and the system templates over HTTP, as the template builder renders them. */
@RestController
class CatalogApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RequestedCommands asked;

    CatalogApi(RequestedCommands asked) {
        this.asked = asked;
    }

    record SystemTemplateEntry(String id, String name, String description, JsonNode definition) {

        static SystemTemplateEntry of(String id, plutarc.strategy.template.Template template) {
            return new SystemTemplateEntry(id, template.name(), template.description(), JSON.readTree(TemplateJson.write(template)));
        }
    }

    /** The templates that come with the product, to be copied into a template of one's own. */
    @GetMapping("/api/system-templates")
    List<SystemTemplateEntry> systemTemplates() {
        asked.workspace();
        return SystemTemplates.all().entrySet().stream().map(entry -> SystemTemplateEntry.of(entry.getKey(), entry.getValue())).toList();
    }

    @GetMapping("/api/components")
    List<CatalogEntry> components() {
        asked.workspace();
        return Catalog.installed().all().stream().map(CatalogEntry::of).toList();
    }
}
