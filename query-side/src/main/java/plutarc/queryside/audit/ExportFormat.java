package plutarc.queryside.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditEntryView;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import tools.jackson.databind.json.JsonMapper;

/** How exported entries are written. CSV after RFC 4180, safe to open in a spreadsheet; JSON Lines as they are hashed. Thread-safe. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8") {
        @Override
        String header() {
            return "seq,time,actor_kind,actor_id,actor,role,action,target_type,target_id,target,result,code,reason,requested,changes,events,address,user_agent,previous,hash\r\n";
        }

        @Override
        String line(AuditEntryView view) {
            AuditEntry entry = view.entry();
            return List.of(Long.toString(entry.seq()), entry.at().toString(), entry.actor().kind().name().toLowerCase(java.util.Locale.ROOT), entry.actor().id(),
                    view.actorName(), entry.actor().role().orElse(""), entry.action(), entry.target().map(AuditEntry.Target::type).orElse(""),
                    entry.target().map(AuditEntry.Target::id).orElse(""), view.targetName().orElse(""), entry.result().code(), entry.code().orElse(""),
                    entry.reason().orElse(""), entry.requested().stream().map(it -> it.field() + "=" + it.value()).collect(Collectors.joining("; ")),
                    entry.changes().stream().map(it -> it.field() + ": " + it.before().orElse("") + " -> " + it.after().orElse("")).collect(Collectors.joining("; ")),
                    entry.caused().stream().map(it -> it.stream() + "#" + it.first() + "-" + it.last() + " " + String.join(" ", it.events())).collect(Collectors.joining("; ")),
                    entry.address(), entry.userAgent(), view.previous(), view.hash()).stream().map(ExportFormat::cell).collect(Collectors.joining(",")) + "\r\n";
        }
    },
    JSONL("application/x-ndjson;charset=UTF-8") {
        @Override
        String header() {
            return "";
        }

        @Override
        String line(AuditEntryView view) {
            return "{\"seq\":" + view.entry().seq() + ",\"previous\":\"" + view.previous() + "\",\"hash\":\"" + view.hash() + "\",\"actorName\":"
                    + JSON.writeValueAsString(view.actorName()) + ",\"targetName\":" + JSON.writeValueAsString(view.targetName().orElse(null))
                    + ",\"entry\":" + view.text() + "}\n";
        }
    };

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Ahead of the first line. */
    abstract String header();

    abstract String line(AuditEntryView view);

    /** @throws RefusedException {@code request.invalid} */
    static ExportFormat of(String format) {
        return Optional.ofNullable(switch (format) {
            case "csv" -> CSV;
            case "jsonl" -> JSONL;
            default -> null;
        }).orElseThrow(() -> new RefusedException(Refusal.of("request.invalid", "format is not valid.", "format", format, "csv, jsonl")));
    }

    /** What a spreadsheet would take for a formula becomes a text. */
    static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
