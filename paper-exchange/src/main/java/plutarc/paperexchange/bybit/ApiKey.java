package plutarc.paperexchange.bybit;

import java.util.List;

/**
 * A key to an account. It can read, and trade unless it is read-only; no key of this venue can withdraw.
 *
 * @param ips addresses from which it works; empty for all
 */
public record ApiKey(String key, String secret, long uid, boolean readOnly, List<String> ips, String note, long created) {

    /** Whether the key works from an address. */
    public boolean allows(String ip) {
        return ips.isEmpty() || ips.contains(ip);
    }

    @Override
    public String toString() {
        return "ApiKey[" + key + ", uid=" + uid + "]";
    }
}
