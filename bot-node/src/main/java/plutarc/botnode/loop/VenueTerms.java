package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.ExchangeError;
import plutarc.strategy.risk.RiskCheck;

/** Leverage and margin mode of one symbol: the venue is asked for them as configured, and entries wait until it has confirmed the leverage. */
final class VenueTerms {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Contract contract;
    private final String symbol;
    private final Desk desk;
    private Instrument settings;
    private Optional<Boolean> leverageSet = Optional.empty();
    private BigDecimal asked = BigDecimal.ZERO;
    private boolean leaving;
    private Optional<Instant> againAt = Optional.empty();
    private final Set<String> told = new TreeSet<>();

    VenueTerms(Contract contract, Instrument settings, Desk desk) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.settings = settings;
        this.desk = desk;
    }

    /** As configured, capped by the limits and the venue. */
    BigDecimal leverage() {
        double capped = RiskCheck.cappedLeverage(desk.limits(), settings.leverage().doubleValue(), contract.spec().maxLeverage().doubleValue());
        return BigDecimal.valueOf(capped).setScale(2, RoundingMode.DOWN).stripTrailingZeros();
    }

    /** Whether the venue has been asked for something else, or not at all. */
    boolean differ(Instrument configured) {
        return !settings.equals(configured) || asked.compareTo(leverage()) != 0;
    }

    void ask(Instrument configured) {
        settings = configured;
        leverageSet = Optional.empty();
        asked = leverage();
        desk.step().act(new Output.Prepare(symbol, asked, settings.marginMode()));
    }

    /** What was refused is asked for again from time to time; it is told once. */
    void answered(Optional<ExchangeError> leverageRefused, Optional<ExchangeError> marginModeRefused) {
        leverageSet = Optional.of(leverageRefused.isEmpty());
        boolean again = leverageRefused.isPresent() || marginModeRefused.filter(Refusals::mayPass).isPresent();
        Duration wait = leverageRefused.or(() -> marginModeRefused).filter(Refusals::mayPass).isPresent() ? SOON : LATER;
        againAt = again ? Optional.of(desk.now().plus(wait)) : Optional.empty();
        leverageRefused.filter(error -> !Refusals.mayPass(error)).ifPresent(error -> tell("exchange.leverage_rejected",
                "leverage " + leverage().toPlainString() + " on " + symbol + " was refused, nothing is opened there: " + error));
        marginModeRefused.filter(error -> !Refusals.mayPass(error)).ifPresent(error -> tell("exchange.margin_mode_rejected",
                "margin mode " + settings.marginMode().code() + " on " + symbol + " was refused, the venue's setting stays: " + error));
    }

    private void tell(String kind, String message) {
        if (told.add(message)) {
            desk.activity(Severity.WARNING, kind, message);
        }
    }

    void tick() {
        if (againAt.filter(at -> !desk.now().isBefore(at)).isPresent()) {
            againAt = Optional.empty();
            ask(settings);
        }
    }

    /** Why nothing may be entered on these terms; empty when it may. */
    Optional<Verdict> obstacle() {
        if (leverageSet.orElse(false)) {
            return Optional.empty();
        }
        return Optional.of(Desk.rule("leverage", "Leverage",
                leverageSet.isPresent() ? "the venue refused the configured leverage" : "the venue has not confirmed the leverage yet"));
    }

    /** Whether entries on the symbol are wanted at all. */
    boolean enabled() {
        return settings.enabled() && !leaving;
    }

    /** The symbol is configured no more, or again. */
    void leaving(boolean now) {
        leaving = now;
    }

    boolean leaving() {
        return leaving;
    }
}
