package plutarc.queryside.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.audit.AuditChoices;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditEntryView;
import plutarc.contracts.audit.AuditFilter;
import plutarc.contracts.audit.AuditNotes;
import plutarc.contracts.audit.AuditPage;
import plutarc.contracts.audit.AuditQuery;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.queryside.message.Asking;

/** The audit log over HTTP: pages, one entry, what to filter by, whether the chain is whole, and exports as a stream. */
@RestController
public class AuditQueryApi {

    private static final int BATCH = 500;

    private final Asking asking;
    private final ActorContext context;
    private final ObjectProvider<AuditNotes> notes;
    private final Clock clock;

    public AuditQueryApi(Asking asking, ActorContext context, ObjectProvider<AuditNotes> notes, Clock clock) {
        this.asking = asking;
        this.context = context;
        this.notes = notes;
        this.clock = clock;
    }

    /** The filter as the address of the page has it. */
    public record Wanted(List<String> by, Optional<String> actor, Optional<String> action, Optional<String> targetType, Optional<String> targetId,
                         Optional<String> result, Optional<Instant> from, Optional<Instant> to, Optional<String> q) {

        public Wanted {
            by = by == null ? List.of() : by;
        }

        AuditFilter filter() {
            return new AuditFilter(by.stream().map(kind -> one("by", kind, ActorKind.values())).toList(), some(actor), some(action), some(targetType), some(targetId),
                    some(result).map(code -> one("result", code, AuditResult.values())), from, to, some(q));
        }

        private static Optional<String> some(Optional<String> text) {
            return text.map(String::strip).filter(it -> !it.isEmpty());
        }

        private static <E extends Enum<E>> E one(String field, String code, E[] all) {
            for (E each : all) {
                if (each.name().equalsIgnoreCase(code)) {
                    return each;
                }
            }
            throw new RefusedException(Refusal.of("request.invalid", field + " is not valid.", field, code, String.join(", ",
                    java.util.Arrays.stream(all).map(each -> each.name().toLowerCase(java.util.Locale.ROOT)).toList())));
        }
    }

    @GetMapping("/api/audit")
    AuditPage entries(Wanted wanted, @RequestParam Optional<Long> before, @RequestParam(defaultValue = "50") int limit) {
        return asking.one(new AuditQuery.Entries(asking.workspace(), wanted.filter(), before, limit), AuditPage.class, "audit_entry");
    }

    @GetMapping("/api/audit/entries/{seq}")
    AuditEntryView entry(@PathVariable long seq) {
        return asking.one(new AuditQuery.Entry(asking.workspace(), seq), AuditEntryView.class, "audit_entry");
    }

    @GetMapping("/api/audit/choices")
    AuditChoices filterChoices() {
        return asking.one(new AuditQuery.Choices(asking.workspace()), AuditChoices.class, "audit_entry");
    }

    /** The latest verification, in a list that is empty before the first. */
    @GetMapping("/api/audit/verification")
    List<AuditVerification> verification() {
        return asking.list(new AuditQuery.Verification(asking.workspace(), false), AuditVerification.class);
    }

    /** Verifies the workspace's whole chain now. */
    @PostMapping("/api/audit/verification")
    List<AuditVerification> verify() {
        return asking.list(new AuditQuery.Verification(asking.workspace(), true), AuditVerification.class);
    }

    /** Oldest first, as a stream: however long the log is, little of it is in memory at a time. That it was exported goes on record. */
    @GetMapping("/api/audit/export.{format}")
    void export(@PathVariable String format, Wanted wanted, HttpServletResponse response) throws IOException {
        var filter = wanted.filter();
        var first = page(filter, 0);
        var kind = ExportFormat.of(format);
        notes.getObject().record(new AuditNotes.Note(Optional.of(context.workspace()), context.actor(), context.role().map(role -> role.code()), "audit.export",
                Optional.of(new AuditEntry.Target("workspace", context.workspace().value())), AuditResult.ACCEPTED, Optional.empty(),
                List.of(new AuditEntry.Requested("format", format))));
        response.setContentType(kind.mediaType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-" + clock.instant().toString().substring(0, 10) + "." + format + "\"");
        var out = new java.io.OutputStreamWriter(response.getOutputStream(), java.nio.charset.StandardCharsets.UTF_8);
        out.write(kind.header());
        for (var page = first; ; page = page(filter, page.next().get())) {
            for (var entry : page.entries()) {
                out.write(kind.line(entry));
            }
            out.flush();
            if (page.next().isEmpty()) {
                return;
            }
        }
    }

    private AuditPage page(AuditFilter filter, long after) {
        return asking.one(new AuditQuery.EntriesFrom(asking.workspace(), filter, after, BATCH), AuditPage.class, "audit_entry");
    }
}
