package plutarc.platform.security;

import java.time.Instant;
import org.bson.Document;
import plutarc.contracts.workspace.AccountId;

/**
 * One browser that is signed in.
 *
 * @param id        names it in lists; opens nothing
 * @param began     when its owner signed in
 * @param seen      when it was last used, to the minute
 * @param confirmed when its owner last proved who they are, at the sign-in or since
 * @param device    the browser's user agent
 * @param address   network address that it was last seen at
 */
public record Session(String id, AccountId account, Instant began, Instant seen, Instant confirmed, String device, String address) {

    Document document() {
        return new Document("id", id).append("account", account.value()).append("began", began.toString()).append("used", seen.toString())
                .append("confirmed", confirmed.toString()).append("device", device).append("address", address);
    }

    /** A session of an older version has no id, place or proof of its own. */
    static Session of(Document document) {
        String began = document.getString("began");
        return new Session(document.get("id", document.getString("_id").substring(0, 32)), new AccountId(document.getString("account")), Instant.parse(began),
                Instant.parse(document.getString("used")), Instant.parse(document.get("confirmed", began)), document.get("device", ""), document.get("address", ""));
    }
}
