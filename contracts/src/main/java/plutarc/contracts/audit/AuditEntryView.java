package plutarc.contracts.audit;

import java.util.Optional;

/**
 * An entry with what it is called today, and its place in the chain.
 *
 * @param actorName  the account's name as long as there is one, its id afterwards
 * @param targetName what the target is called today; empty where it is gone or has no name
 * @param text       the entry's canonical text, which is hashed
 * @param previous   hash of the entry ahead of it
 * @param hash       SHA-256 of {@code previous}, a line feed and {@code text}
 */
public record AuditEntryView(AuditEntry entry, String actorName, Optional<String> targetName, String text, String previous, String hash) {
}
