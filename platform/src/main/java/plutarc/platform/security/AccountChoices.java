package plutarc.platform.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.ZoneId;
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
import plutarc.platform.documents.Documents;

/** What a person chose for every device of theirs. Thread-safe. */
@RestController
class AccountChoices {

    private final MongoCollection<Document> choices;
    private final Runnable durable;
    private final Confirmation confirmation;

    AccountChoices(Documents documents, Confirmation confirmation) {
        this.choices = documents.database().getCollection("account_choices");
        this.durable = documents.durable();
        this.confirmation = confirmation;
    }

    /** @param zone IANA name of the time zone that times are shown in; empty where nothing was chosen */
    record Choices(Optional<String> zone) {
    }

    @GetMapping("/api/account/choices")
    Choices choices() {
        return new Choices(Optional.ofNullable(choices.find(Filters.eq(confirmation.account().id().value())).first())
                .map(document -> document.getString("zone")));
    }

    /** @throws RefusedException {@code account.invalid} for a zone that does not exist */
    @PutMapping("/api/account/choices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@RequestBody Choices chosen) {
        String zone = chosen.zone().orElse("");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new RefusedException(Refusal.of("account.invalid", "There is no such time zone.", "zone", zone, "an IANA name such as Europe/London"));
        }
        String id = confirmation.account().id().value();
        choices.replaceOne(Filters.eq(id), new Document("_id", id).append("zone", zone), new ReplaceOptions().upsert(true));
        durable.run();
    }
}
