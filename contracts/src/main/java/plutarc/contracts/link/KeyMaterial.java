package plutarc.contracts.link;

/**
 * An exchange key in plain text. Exists in the request that brings it and in the memory of the bot that uses it; never logged, never stored.
 *
 * @param apiKey     the key's public part
 * @param apiSecret  its secret
 * @param passphrase empty where the venue has none
 */
public record KeyMaterial(String apiKey, String apiSecret, String passphrase) {

    @Override
    public String toString() {
        return "KeyMaterial[hidden]";
    }
}
