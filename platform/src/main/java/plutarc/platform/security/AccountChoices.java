package plutarc.platform.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.documents.Documents;

/** What a person chose for every device of theirs, and which alerts they have seen. Thread-safe. */
@RestController
class AccountChoices implements HeldForAccount {

    /** What alerts are sorted into. */
    static final List<String> CATEGORIES = List.of("trades", "risk", "connection", "bots", "commands");
    private static final List<String> THEMES = List.of("dark", "light");
    private static final int MOST_ACKNOWLEDGED = 200;

    private final MongoCollection<Document> choices;
    private final Runnable durable;
    private final Confirmation confirmation;

    AccountChoices(Documents documents, Confirmation confirmation) {
        this.choices = documents.database().getCollection("account_choices");
        this.durable = documents.durable();
        this.confirmation = confirmation;
    }

    @Override
    public void forget(AccountId account) {
        choices.deleteOne(Filters.eq(account.value()));
        durable.run();
    }

    /**
     * @param zone     IANA name of the time zone that times are shown in; empty where nothing was chosen
     * @param theme    {@code dark} or {@code light}; empty where nothing was chosen
     * @param sounds   categories of alerts that make a sound; none unless chosen
     * @param silenced categories of alerts that are not shown
     */
    record Choices(Optional<String> zone, Optional<String> theme, List<String> sounds, List<String> silenced) {

        Choices {
            sounds = sounds == null ? List.of() : List.copyOf(sounds);
            silenced = silenced == null ? List.of() : List.copyOf(silenced);
        }
    }

    /**
     * @param seenUntil    alerts up to this moment have been seen; empty before the first look
     * @param acknowledged ids of the alerts that were taken note of, the latest 200
     */
    record SeenAlerts(Optional<Instant> seenUntil, List<String> acknowledged) {
    }

    @GetMapping("/api/account/choices")
    Choices choices() {
        Document kept = kept();
        return new Choices(Optional.ofNullable(kept.getString("zone")), Optional.ofNullable(kept.getString("theme")), kept.getList("sounds", String.class, List.of()),
                kept.getList("silenced", String.class, List.of()));
    }

    /** @throws RefusedException {@code account.invalid} for a zone, theme or category that does not exist */
    @PutMapping("/api/account/choices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@RequestBody Choices chosen) {
        chosen.zone().filter(zone -> !ZoneId.getAvailableZoneIds().contains(zone)).ifPresent(zone -> {
            throw new RefusedException(Refusal.of("account.invalid", "There is no such time zone.", "zone", zone, "an IANA name such as Europe/London"));
        });
        chosen.theme().ifPresent(theme -> require("theme", theme, THEMES));
        chosen.sounds().forEach(category -> require("sounds", category, CATEGORIES));
        chosen.silenced().forEach(category -> require("silenced", category, CATEGORIES));
        keep(new Document("zone", chosen.zone().orElse(null)).append("theme", chosen.theme().orElse(null)).append("sounds", chosen.sounds())
                .append("silenced", chosen.silenced()));
    }

    @GetMapping("/api/account/alerts")
    SeenAlerts alerts() {
        Document kept = kept();
        return new SeenAlerts(Optional.ofNullable(kept.getString("seenUntil")).map(Instant::parse), kept.getList("acknowledged", String.class, List.of()));
    }

    @PutMapping("/api/account/alerts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@RequestBody SeenAlerts seen) {
        List<String> latest = seen.acknowledged().stream().distinct().toList();
        latest.stream().filter(id -> id.length() > 200).findFirst().ifPresent(id -> require("acknowledged", id.substring(0, 200), List.of("ids of at most 200 characters")));
        keep(new Document("seenUntil", seen.seenUntil().map(Instant::toString).orElse(null))
                .append("acknowledged", latest.subList(Math.max(0, latest.size() - MOST_ACKNOWLEDGED), latest.size())));
    }

    private static void require(String field, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new RefusedException(Refusal.of("account.invalid", "There is no such choice.", field, value, String.join(", ", allowed)));
        }
    }

    private Document kept() {
        return Optional.ofNullable(choices.find(Filters.eq(confirmation.account().id().value())).first()).orElseGet(Document::new);
    }

    private void keep(Document change) {
        choices.updateOne(Filters.eq(confirmation.account().id().value()), new Document("$set", change), new UpdateOptions().upsert(true));
        durable.run();
    }
}
