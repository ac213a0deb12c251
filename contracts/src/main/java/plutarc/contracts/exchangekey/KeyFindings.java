package plutarc.contracts.exchangekey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a venue said about a key when it was last tried. Holds nothing of the key itself, and none of the venue's own words, which may quote it.
 *
 * @param advice     a sentence or two for people: what it means and what to do
 * @param venueCode  the venue's own code, empty text where there is none
 * @param allowedIps addresses that the key is bound to; empty if to none or the venue did not say
 * @param expiresAt  empty if it does not expire or the venue did not say
 * @param from       the bot's address that it was tried from; empty for the backend's
 * @param at         when, by the clock of whoever tried
 */
public record KeyFindings(KeyVerdict verdict, String advice, String venueCode, List<String> allowedIps, Optional<Instant> expiresAt, Optional<String> from,
                          Instant at) {

    public KeyFindings {
        allowedIps = List.copyOf(allowedIps);
    }
}
