package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.risk.RiskUse;
import plutarc.contracts.trading.BotReport;
import plutarc.exchanges.Wallet;

/** How the bot stands, for heartbeats and the equity curve. Of the loop's thread alone. */
final class BotStatus {

    private static final long MINUTE = 60_000;

    private final Mandate mandate;
    private final Closings closings;
    private final VenueSession venue;
    private final AccountBook account;
    private final Traders traders;
    private long equityMinute = Long.MIN_VALUE;

    private record Status(String code, Optional<String> reason) {
        static Status of(String code) {
            return new Status(code, Optional.empty());
        }

        static Status because(String code, String reason) {
            return new Status(code, Optional.of(reason));
        }
    }

    BotStatus(Mandate mandate, Closings closings, VenueSession venue, AccountBook account, Traders traders) {
        this.mandate = mandate;
        this.closings = closings;
        this.venue = venue;
        this.account = account;
        this.traders = traders;
    }

    /** @param runnable whether a template is assigned that can be used */
    Output.Heartbeat heartbeat(Instant marketTime, boolean runnable, RiskUse risk) {
        Status status = status(runnable, risk);
        Optional<BigDecimal> equity = account.currency().flatMap(c -> account.balance(c).map(b -> b.total().add(traders.unrealised(c))));
        return new Output.Heartbeat(status.code(), status.reason(), marketTime.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(marketTime), equity,
                traders.open(), mandate.revision(), Optional.of(risk));
    }

    /** The account's worth, once for each minute of the market. */
    Optional<BotReport.EquityPoint> equityPoint(Instant marketTime) {
        long minute = Math.floorDiv(marketTime.toEpochMilli(), MINUTE);
        Optional<String> currency = account.currency().filter(c -> account.balance(c).isPresent());
        if (minute == equityMinute || currency.isEmpty()) {
            return Optional.empty();
        }
        equityMinute = minute;
        Wallet.Balance balance = account.balance(currency.get()).orElseThrow();
        BigDecimal unrealised = traders.unrealised(currency.get());
        return Optional.of(new BotReport.EquityPoint(marketTime, balance.total().add(unrealised), balance.available(), unrealised, currency.get()));
    }

    private Status status(boolean runnable, RiskUse risk) {
        if (mandate.configuration().isEmpty()) {
            return Status.of("starting");
        }
        if (closings.any()) {
            return Status.of("closing");
        }
        Optional<BotConfiguration.KeyInUse> key = mandate.key();
        if (key.isEmpty()) {
            return Status.because("no_key", "no exchange key is assigned");
        }
        if (mandate.usableKey().isEmpty()) {
            return Status.because("no_key", "the key's text is kept in memory only and comes over the link; waiting for the backend");
        }
        if (!runnable) {
            return Status.because("no_template", mandate.template().isEmpty() ? "no template is assigned" : "the assigned template cannot be used");
        }
        if (!venue.marketUp()) {
            return venue.trouble.map(why -> Status.because("no_market", why))
                    .orElse(Status.because(venue.stage == VenueSession.Stage.OPENING ? "starting" : "no_market", "waiting for the venue"));
        }
        if (traders.all().stream().anyMatch(trader -> !trader.warm())) {
            return Status.of("warming_up");
        }
        if (!risk.halts().isEmpty()) {
            return Status.because("risk_paused", risk.halts().stream().map(BotStatus::words).collect(Collectors.joining("; ")));
        }
        return Status.of(mandate.paused() ? "paused" : "trading");
    }

    private static String words(RiskUse.Halt halt) {
        return halt.reason() + (halt.until().isEmpty() && halt.resumable() ? ", until resumed by hand" : "");
    }
}
