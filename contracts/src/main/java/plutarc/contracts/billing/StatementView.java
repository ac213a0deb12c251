package plutarc.contracts.billing;

import java.time.Instant;
import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;

/**
 * One month of a workspace's money, in micro-units of the currency.
 *
 * @param month         such as {@code 2026-11}, UTC
 * @param openingMicros balance at its begin; with payments less what was taken from the balance it makes {@code closingMicros}
 * @param usageMicros   all that was charged, {@code fromCreditMicros} of it from credit
 * @param lines         one a bot and region, dearest first
 */
public record StatementView(String month, String currency, boolean complete, long openingMicros, long paidMicros, long usageMicros, long fromCreditMicros,
                            long creditGrantedMicros, long creditExpiredMicros, long closingMicros, List<Line> lines, List<Payment> payments) {

    /** What one bot used in one region: seconds times the rate. */
    public record Line(BotId botId, String botName, String provider, RegionId region, long seconds, long amountMicros) {
    }

    public record Payment(PaymentId paymentId, Instant at, String provider, String reference, long amountMicros) {
    }
}
