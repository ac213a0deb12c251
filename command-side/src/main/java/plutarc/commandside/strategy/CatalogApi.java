package plutarc.commandside.strategy;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CatalogEntry;

/** The component catalog over HTTP, as the template builder renders it. */
@RestController
class CatalogApi {
    private final RequestedCommands asked;

    CatalogApi(RequestedCommands asked) {
        this.asked = asked;
    }

    @GetMapping("/api/components")
    List<CatalogEntry> components() {
        asked.workspace();
        return Catalog.standard().all().stream().map(CatalogEntry::of).toList();
    }
}
