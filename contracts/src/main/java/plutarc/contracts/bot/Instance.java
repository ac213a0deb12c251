package plutarc.contracts.bot;

/**
 * Where a bot runs.
 *
 * @param provider what created it, such as {@code local}
 * @param region   where
 * @param address  the address that the bot's connections come from; reserved for the bot's life
 * @param handle   the provider's own name for it, such as a process id
 */
public record Instance(String provider, RegionId region, String address, String handle) {
}
