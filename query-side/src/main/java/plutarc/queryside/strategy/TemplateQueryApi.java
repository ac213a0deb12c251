package plutarc.queryside.strategy;

import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateQuery;
import plutarc.contracts.strategy.TemplateView;
import plutarc.queryside.message.Asking;

/** Templates over HTTP. */
@RestController
public class TemplateQueryApi {

    private final Asking asking;

    public TemplateQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/templates")
    List<TemplateView> templates() {
        return asking.list(new TemplateQuery.Templates(asking.workspace()), TemplateView.class);
    }

    @GetMapping("/api/templates/{id}")
    TemplateView template(@PathVariable String id, @RequestParam Optional<Integer> version) {
        return asking.one(new TemplateQuery.TemplateById(asking.workspace(), new TemplateId(id), version), TemplateView.class, "template");
    }
}
