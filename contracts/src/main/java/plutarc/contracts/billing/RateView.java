package plutarc.contracts.billing;

/** What an instance costs. {@code region} and {@code size} may be {@code *}: every one that has no row of its own. */
public record RateView(String provider, String region, String size, long microsPerHour) {
}
