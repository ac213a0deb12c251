package plutarc.queryside.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.StatementView.Payment;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;
import plutarc.queryside.store.ViewCollection;

/** One month of a workspace's money. Amounts are micro-units; the closing balance is the opening one of the month that follows. */
public record StatementFacts(String month, long openingMicros, long closingMicros, long paidMicros, long usageMicros, long fromCreditMicros, long creditGrantedMicros,
                      long creditExpiredMicros, List<Line> lines, List<Payment> payments) {

    public static final ViewCollection<StatementFacts> STATEMENTS = ViewCollection.of("billing_statements", StatementFacts.class);

    record Line(BotId botId, String provider, RegionId region, long seconds, long amountMicros) {

        private Predicate<Line> same() {
            return other -> other.botId.equals(botId) && other.provider.equals(provider) && other.region.equals(region);
        }
    }

    static StatementFacts opened(String month, long openingMicros) {
        return new StatementFacts(month, openingMicros, openingMicros, 0, 0, 0, 0, 0, List.of(), List.of());
    }

    StatementFacts after(BillingEvent event) {
        long closing = event.standing().balanceMicros();
        return switch (event) {
            case UsageCharged e -> new StatementFacts(month, openingMicros, closing, paidMicros, usageMicros + e.amountMicros(),
                    fromCreditMicros + e.fromCreditMicros(), creditGrantedMicros, creditExpiredMicros,
                    with(new Line(e.botId(), e.provider(), e.region(), e.seconds(), e.amountMicros())), payments);
            case PaymentBooked e -> new StatementFacts(month, openingMicros, closing, paidMicros + e.amountMicros(), usageMicros, fromCreditMicros,
                    creditGrantedMicros, creditExpiredMicros, lines, plus(payments, new Payment(e.paymentId(), e.at(), e.provider(), e.reference(),
                    e.amountMicros())));
            case CreditGranted e -> new StatementFacts(month, openingMicros, closing, paidMicros, usageMicros, fromCreditMicros,
                    creditGrantedMicros + e.amountMicros(), creditExpiredMicros, lines, payments);
            case CreditExpired e -> new StatementFacts(month, openingMicros, closing, paidMicros, usageMicros, fromCreditMicros, creditGrantedMicros,
                    creditExpiredMicros + e.amountMicros(), lines, payments);
            case MeterStarted e -> this;
            case MeterStopped e -> this;
            case PaymentBegun e -> this;
            case RunwayShort e -> this;
            case BalanceExhausted e -> this;
            case BalanceRestored e -> this;
            case GraceEnded e -> this;
        };
    }

    private List<Line> with(Line used) {
        var next = new ArrayList<Line>();
        var before = lines.stream().filter(used.same()).findFirst().orElse(new Line(used.botId, used.provider, used.region, 0, 0));
        lines.stream().filter(used.same().negate()).forEach(next::add);
        next.add(new Line(used.botId, used.provider, used.region, before.seconds + used.seconds, before.amountMicros + used.amountMicros));
        return next;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var next = new ArrayList<>(list);
        next.add(one);
        return next;
    }
}
