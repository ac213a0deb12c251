package plutarc.exchanges;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.KeyVerdict;

/**
 * Tries a key: reads the venue's clock, what the key may do, the account's positions of the contract type (signed, changes nothing), and whether the venue
 * knows the instruments. Says what it found in our own words only: a venue may quote the key in its own. Stateless.
 */
public final class KeyInspector {

    private static final String REMEDY_PERMISSION = "Tick \"Contract: Orders and Positions\" with read-write for it at the exchange, or make a new key.";

    private KeyInspector() {
    }

    /**
     * @param from   the address that the exchange is asked from, where it is a bot's own; empty for the backend's
     * @param within then the finding is {@link KeyVerdict#NO_ANSWER}
     * @return a stage that never fails
     */
    public static CompletionStage<KeyFindings> inspect(Exchange exchange, ContractType type, List<Instrument> instruments, Optional<String> from,
                                                       InstantSource clock, Duration within) {
        // The clock first: signatures carry a time that the venue compares with its own. What fails here shows below.
        return exchange.serverTime().handle((time, failure) -> time)
                .thenCompose(time -> exchange.checkKey())
                .thenCompose(check -> check.problem().isPresent() || check.canWithdraw() ? done(judged(check, from, clock.instant()))
                        : exchange.positions().thenCompose(positions -> exchange.instruments()).thenApply(specs -> unknown(type, instruments, specs))
                                .thenApply(wrong -> wrong.map(advice -> findings(KeyVerdict.WRONG_MARKET, advice, "", check, from, clock.instant()))
                                        .orElseGet(() -> judged(check, from, clock.instant()))))
                .toCompletableFuture().orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> refused(failure, from, clock.instant()));
    }

    private static CompletionStage<KeyFindings> done(KeyFindings findings) {
        return CompletableFuture.completedStage(findings);
    }

    private static KeyFindings judged(KeyCheck check, Optional<String> from, Instant at) {
        if (check.canWithdraw()) {
            return findings(KeyVerdict.CAN_WITHDRAW, "This key may move money out of the account. plutarc uses no such key, whoever holds it could empty the account: "
                    + "take the withdrawal right from it at the exchange, or make a new key that may trade and nothing else.", "", check, from, at);
        }
        return check.problem().map(problem -> findings(verdict(problem.reason()), advice(verdict(problem.reason()), from), problem.venueCode(), check, from, at))
                .orElseGet(() -> findings(KeyVerdict.USABLE, check.allowedIps().isEmpty()
                        ? "It works from any address. Bind it to the bot's address at the exchange, then nobody else can use it even if they had it."
                        : "It works, and only from the addresses it is bound to.", "", check, from, at));
    }

    private static KeyFindings findings(KeyVerdict verdict, String advice, String code, KeyCheck check, Optional<String> from, Instant at) {
        return new KeyFindings(verdict, advice, code, check.allowedIps(), check.expiresAt(), from, at);
    }

    private static KeyFindings refused(Throwable failure, Optional<String> from, Instant at) {
        ExchangeError error = switch (failure) {
            case ExchangeException known -> known.error();
            case CompletionException wrapped when wrapped.getCause() instanceof ExchangeException known -> known.error();
            default -> ExchangeError.of(ErrorReason.OUTCOME_UNKNOWN, "");
        };
        KeyVerdict verdict = verdict(error.reason());
        return new KeyFindings(verdict, advice(verdict, from), error.venueCode(), List.of(), Optional.empty(), from, at);
    }

    /** Which instruments the venue does not trade as this contract type; empty if it knows them all. */
    private static Optional<String> unknown(ContractType type, List<Instrument> instruments, List<InstrumentSpec> specs) {
        List<String> unknown = instruments.stream().map(Instrument::symbol).filter(symbol -> specs.stream().noneMatch(spec -> spec.symbol().equals(symbol))).toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", unknown) + (unknown.size() == 1 ? " is" : " are") + " no " + type.code()
                + " perpetual of this exchange. Choose the other contract type, or correct the symbols: they are the exchange's own names.");
    }

    static KeyVerdict verdict(ErrorReason reason) {
        return switch (reason) {
            case INVALID_KEY -> KeyVerdict.INVALID_KEY;
            case INVALID_SIGNATURE -> KeyVerdict.WRONG_SECRET;
            case KEY_EXPIRED -> KeyVerdict.EXPIRED;
            case PERMISSION_DENIED -> KeyVerdict.LACKS_PERMISSION;
            case IP_NOT_ALLOWED -> KeyVerdict.ADDRESS_NOT_ALLOWED;
            case TIMESTAMP_OUT_OF_WINDOW -> KeyVerdict.CLOCK;
            case REGION_BLOCKED, ACCOUNT_RESTRICTED -> KeyVerdict.RESTRICTED;
            case UNKNOWN_SYMBOL, INVALID_REQUEST, UNSUPPORTED -> KeyVerdict.WRONG_MARKET;
            case INSUFFICIENT_MARGIN, REDUCE_ONLY_VIOLATION, DUPLICATE_CLIENT_ORDER_ID, ORDER_NOT_FOUND, POSITION_NOT_FOUND, PRICE_OUT_OF_RANGE,
                 QUANTITY_OUT_OF_RANGE, TRIGGER_PRICE_INVALID, POST_ONLY_WOULD_CROSS, TOO_MANY_ORDERS, LEVERAGE_NOT_ALLOWED, MARGIN_MODE_NOT_ALLOWED,
                 POSITION_MODE_MISMATCH, TRADING_HALTED, RATE_LIMITED, NOTHING_TO_CHANGE, UNREACHABLE, OUTCOME_UNKNOWN, NEVER_ARRIVED, CLOSED, OTHER ->
                    KeyVerdict.NO_ANSWER;
        };
    }

    private static String advice(KeyVerdict verdict, Optional<String> from) {
        return switch (verdict) {
            case USABLE -> "It works.";
            case INVALID_KEY -> "The exchange does not know this key. Copy it again; a key of the testnet works on the testnet only, and one that was deleted there is gone.";
            case WRONG_SECRET -> "The exchange knows this key, but the secret does not belong to it. Copy the secret again; most exchanges show it once, "
                    + "so a new key may be needed.";
            case EXPIRED -> "The key has expired. Prolong it at the exchange, or make a new one; one that is bound to addresses usually does not expire.";
            case LACKS_PERMISSION -> "The key may not trade derivatives. " + REMEDY_PERMISSION;
            case CAN_WITHDRAW -> "This key may move money out of the account.";
            case ADDRESS_NOT_ALLOWED -> from.map(bot -> "The exchange lets this key in from other addresses only. Add " + bot
                    + ", the reserved address of the bot, to the key's list at the exchange; it stays the same for as long as the bot is deployed.")
                    .orElse("The exchange lets this key in from other addresses only, so it could not be tried from here: plutarc tries a new key from the backend's address, "
                            + "while a bot trades from its own reserved one. That is as it should be if the key's list holds the address of the bot that will use it. "
                            + "The bot tries it again from there, and what it finds is shown here.");
            case WRONG_MARKET -> "The exchange does not take this key for contracts of this type. Check market and contract type of the account.";
            case CLOCK -> "The exchange's clock and that of this machine are too far apart. Set the machine's clock (NTP), then try again.";
            case RESTRICTED -> "The exchange has restricted this account, or does not serve the place that it was asked from. See the account at the exchange, "
                    + "or choose another region for the bot.";
            case NO_ANSWER -> "The exchange gave no usable answer, so nothing is known about the key yet. The bot that takes it up tries it again.";
        };
    }
}
