package plutarc.queryside.billing;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.billing.BillingQuery.BillingOfWorkspace;
import plutarc.contracts.billing.BillingQuery.StatementOfMonth;
import plutarc.contracts.billing.BillingView;
import plutarc.contracts.billing.StatementView;
import plutarc.queryside.message.Asking;

/** Money over HTTP. */
@RestController
@RequestMapping("/api/billing")
public class BillingQueryApi {

    private final Asking asking;

    public BillingQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping
    BillingView billing() {
        return asking.one(new BillingOfWorkspace(asking.workspace()), BillingView.class, "billing");
    }

    @GetMapping("/statements/{month}")
    StatementView statement(@PathVariable String month) {
        return asking.one(new StatementOfMonth(asking.workspace(), month), StatementView.class, "statement");
    }

    @GetMapping("/statements/{month}/csv")
    ResponseEntity<String> csv(@PathVariable String month) {
        return file(month, "csv", new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8)).body(StatementText.csv(statement(month)));
    }

    @GetMapping("/statements/{month}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String month) {
        return file(month, "pdf", MediaType.APPLICATION_PDF).body(StatementPdf.pdf(statement(month)));
    }

    private static ResponseEntity.BodyBuilder file(String month, String kind, MediaType type) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"plutarc-statement-" + month.replaceAll("[^0-9-]", "") + "." + kind + "\"");
    }
}
