package plutarc.strategy.exit;

import plutarc.strategy.component.Params;

/** A take profit: its distance from the entry. */
record Target(String basis, double pct, double mult, int atr, double r) {
    static Target of(Params p, int atr) {
        return new Target(p.choice("basis"), p.number("pct"), p.number("atr_mult"), atr, p.number("r"));
    }

    double distance(ExitPosition x) {
        return switch (basis) {
            case "atr" -> mult * x.entryAtr(atr);
            case "r" -> Double.isNaN(x.initialRisk()) ? Double.POSITIVE_INFINITY : r * x.initialRisk();
            default -> x.entryPrice() * pct / 100;
        };
    }
}
