package plutarc.contracts.bot;

/** A region that can be chosen at deployment. */
public record RegionView(RegionId region, String label, String provider, boolean available, String note) {
}
