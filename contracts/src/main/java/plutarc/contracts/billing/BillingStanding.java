package plutarc.contracts.billing;

/**
 * How a workspace stands after an event. All in micro-units.
 *
 * @param balanceMicros     paid in and not used up; below 0 by what was used before the bots could be stopped
 * @param creditMicros      granted, not used up and not expired; used before the balance
 * @param burnMicrosPerHour what the running meters use in an hour
 */
public record BillingStanding(long balanceMicros, long creditMicros, long burnMicrosPerHour) {

    /** What there is to use. */
    public long availableMicros() {
        return balanceMicros + creditMicros;
    }
}
