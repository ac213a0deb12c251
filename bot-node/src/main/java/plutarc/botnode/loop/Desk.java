package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.risk.RiskSnapshot;

/** What one symbol's trader needs of the bot around it. */
interface Desk {

    Step step();

    OrderIds ids();

    /** Wall clock of the input being taken. */
    Instant now();

    /** The venue's time, as far as it has been heard. */
    Instant marketTime();

    RiskLimits limits();

    RiskSnapshot risk(String symbol);

    /** Equity and free margin in the currency; NaN while the wallet is not known. */
    double equity(String currency);

    double available(String currency);

    /** Reasons of the bot, not of the market, why nothing may be entered now; empty when it may. */
    List<Verdict> obstacles();

    /** Whether the private stream is up and positions and orders have been compared since. */
    boolean inStep();

    /**
     * Whether the account has been compared once since the adapter was opened. Until then executions may be history: they are counted, and nothing
     * is sent on the strength of them.
     */
    boolean caughtUp();

    Optional<TemplateVersion> template();

    /** Of entries on the symbol: as configured, capped by the limits and the venue. */
    BigDecimal leverage(String symbol);

    String botVersion();

    void activity(Severity severity, String kind, String message);

    /** @param symbol the instrument that caused it; empty for a limit of the whole account */
    void breached(String limit, Optional<String> symbol, String action, Map<String, BigDecimal> figures);

    /** Hold the equity of this moment against the limits. */
    void observe();

    void tradeClosed(Trade trade);

    /** An order has been reported in a new state. */
    void orderTold(OrderState order);

    /** Compare positions, orders and executions with the venue as soon as possible. */
    void resync();

    /** A verdict of the bot's own rules, against an entry. */
    static Verdict rule(String id, String label, String reason) {
        return new Verdict(id, label, "rule", "", 0, false, reason);
    }
}
