package plutarc.contracts.link;

/**
 * An exchange key in plain text. Exists in the request that brings it and in the memory of the bot that uses it; never logged, never stored.
 *
 * @param apiKey     the key's public part
 * @param apiSecret  its secret
 * @param passphrase empty where the venue has none
 */
public record KeyMaterial(String apiKey, String apiSecret, String passphrase) {

    /** What people may see of it: up to four characters at each end of the API key, fewer of a short one, so that most of it stays hidden. */
    public String hint() {
        int shown = Math.min(4, apiKey.length() / 6);
        return apiKey.substring(0, shown) + "…" + apiKey.substring(apiKey.length() - shown);
    }

    @Override
    public String toString() {
        return "KeyMaterial[hidden]";
    }
}
