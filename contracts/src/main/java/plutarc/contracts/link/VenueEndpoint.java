package plutarc.contracts.link;

/**
 * Where a venue is reached.
 *
 * @param restUrl   such as {@code http://127.0.0.1:9090}
 * @param streamUrl such as {@code ws://127.0.0.1:9090}
 */
public record VenueEndpoint(String restUrl, String streamUrl) {
}
