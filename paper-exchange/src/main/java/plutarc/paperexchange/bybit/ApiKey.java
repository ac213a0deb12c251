package plutarc.paperexchange.bybit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key to an account, with the permissions that its maker ticked. No key of this venue moves money, whatever it says of itself: {@code Wallet.Withdraw}
 * is there so that clients can be tried that must refuse such keys.
 *
 * @param ips         addresses from which it works; empty for all
 * @param permissions such as {@code ContractTrade.Order}; what a usual key has where nothing was said
 * @param expiresAt   wall clock; empty for a key that lasts
 */
public record ApiKey(String key, String secret, long uid, boolean readOnly, List<String> ips, String note, long created, List<String> permissions,
                     Optional<Instant> expiresAt) {

    /** Orders and positions of derivatives. */
    public static final List<String> USUAL = List.of("ContractTrade.Order", "ContractTrade.Position", "Derivatives.DerivativesTrade");
    /** Every group that the venue knows, in its order. */
    static final List<String> GROUPS = List.of("ContractTrade", "Spot", "Wallet", "Options", "Derivatives", "CopyTrading", "BlockTrade", "Exchange", "NFT",
            "Affiliate", "Earn");

    public ApiKey {
        // Absent in what earlier versions have stored.
        permissions = permissions == null ? USUAL : List.copyOf(permissions);
        expiresAt = expiresAt == null ? Optional.empty() : expiresAt;
    }

    /** Whether the key works from an address. */
    public boolean allows(String ip) {
        return ips.isEmpty() || ips.contains(ip);
    }

    /** Whether it may place orders and change settings. */
    boolean trades() {
        return !readOnly && (permissions.contains("ContractTrade.Order") || permissions.contains("Derivatives.DerivativesTrade"));
    }

    boolean expired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The permissions of one group, as the venue lists them. */
    List<String> of(String group) {
        return permissions.stream().filter(each -> each.startsWith(group + ".")).map(each -> each.substring(group.length() + 1)).toList();
    }

    /** Whether the venue knows this permission's group. */
    public static boolean known(String permission) {
        return permission.matches("[A-Za-z]+\\.[A-Za-z]+") && GROUPS.contains(permission.substring(0, permission.indexOf('.')));
    }

    @Override
    public String toString() {
        return "ApiKey[uid=" + uid + "]";
    }
}
