package plutarc.cli.backtest;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plutarc.contracts.risk.RiskLimits;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.FillConvention;
import plutarc.strategy.backtest.MarginMode;

/** The conditions of a backtest that {@code backtest} and {@code optimize} share. */
final class BacktestOptions {

    @Option(names = "--template", required = true, paramLabel = "T.json", description = "The template to run: a file, or the id of a system template such as trend-following.")
    String template;

    @Option(names = "--candles", required = true, paramLabel = "F.csv[.gz]", description = "Candles: CSV of the common shapes (epoch or ISO time; Binance, Bybit, TradingView, freqtrade). Repeat it for several symbols in one account.")
    List<Path> candles = List.of();

    @Option(names = "--funding-rates", paramLabel = "F.csv[.gz]", description = "Funding rates: CSV of time and rate; once for each --candles, in the same order. Without it no funding is paid.")
    List<Path> fundingRates = List.of();

    @Option(names = "--symbol", paramLabel = "S", description = "The symbol's name on the report; once for each --candles, in the same order. Default: BTCUSDT, with several the files' names.")
    List<String> symbols = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "No decision before it, as 2022-01-31 or 2022-01-31T12:00:00Z. Earlier candles warm up.")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Candles from it on are left out.")
    Optional<String> to = Optional.empty();

    @Option(names = "--cash", defaultValue = "10000", description = "Cash to start with. Default: ${DEFAULT-VALUE}")
    double cash;

    @Option(names = "--slippage", paramLabel = "BPS", defaultValue = "2", description = "Slippage of market fills in basis points. Default: ${DEFAULT-VALUE}")
    double slippage;

    @Mixin
    ContractOptions contract = new ContractOptions();

    @Option(names = "--leverage", defaultValue = "3", description = "Leverage wanted, 1 to 125. Default: ${DEFAULT-VALUE}")
    double leverage;

    @Option(names = "--margin", defaultValue = "isolated", description = "isolated or cross. Default: ${DEFAULT-VALUE}")
    String margin;

    @Option(names = "--stop-fill", paramLabel = "NAME", defaultValue = "intrabar",
            description = "What happens inside a candle: close, intrabar, intrabar-after-entry, intrabar-stop-first. Default: ${DEFAULT-VALUE}")
    String stopFill;

    @Option(names = "--warmup", paramLabel = "N", defaultValue = "0", description = "Candles before the first decision; the template's own need when that is larger.")
    int warmup;

    @Option(names = "--risk-limits", description = "With a bot's default risk limits; without this option a backtest runs without any.")
    boolean riskLimits;

    @Option(names = "--no-sessions", description = "As if the template had no trading sessions.")
    boolean noSessions;

    @Option(names = "--no-what-if", description = "Do not follow the entries that were blocked; faster.")
    boolean noWhatIf;

    /** The symbols' names, one for each file of candles. */
    List<String> names() {
        if (!symbols.isEmpty() && symbols.size() != candles.size()) {
            throw new IllegalArgumentException("--symbol is given " + symbols.size() + " times; allowed is once for each --candles, which is given " + candles.size() + " times");
        }
        if (!fundingRates.isEmpty() && fundingRates.size() != candles.size()) {
            throw new IllegalArgumentException("--funding-rates is given " + fundingRates.size() + " times; allowed is not at all, or once for each --candles, which is given "
                    + candles.size() + " times");
        }
        if (!symbols.isEmpty()) {
            return symbols;
        }
        return candles.size() == 1 ? List.of("BTCUSDT") : candles.stream().map(file -> file.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "")).toList();
    }

    BacktestSettings settings() {
        if (warmup < 0) {
            throw new IllegalArgumentException("--warmup is " + warmup + "; allowed are numbers from 0");
        }
        if (!(cash > 0 && Double.isFinite(cash))) {
            throw new IllegalArgumentException("--cash is " + cash + "; allowed are numbers above 0");
        }
        if (!(slippage >= 0 && slippage < 10_000)) {
            throw new IllegalArgumentException("--slippage is " + slippage + "; allowed are basis points from 0 to below 10000");
        }
        if (!(leverage >= 1 && leverage <= 125)) {
            throw new IllegalArgumentException("--leverage is " + leverage + "; allowed are 1 to 125");
        }
        FillConvention fill = FillConvention.find(stopFill).orElseThrow(() -> new IllegalArgumentException("--stop-fill is '" + stopFill + "'; allowed are "
                + Arrays.stream(FillConvention.values()).map(FillConvention::id).collect(Collectors.joining(", "))));
        MarginMode mode = switch (margin) {
            case "isolated" -> MarginMode.ISOLATED;
            case "cross" -> MarginMode.CROSS;
            default -> throw new IllegalArgumentException("--margin is '" + margin + "'; allowed are isolated and cross");
        };
        return new BacktestSettings(cash, fill, slippage, contract.makerFee.isPresent(), leverage, mode, riskLimits ? Optional.of(RiskLimits.DEFAULTS) : Optional.empty(), !noSessions, true, warmup,
                start(), !noWhatIf, 2000);
    }

    /** Epoch milliseconds before which nothing is decided. */
    OptionalLong start() {
        return from.map(text -> OptionalLong.of(instant("--from", text))).orElse(OptionalLong.empty());
    }

    /** Epoch milliseconds from which candles are left out. */
    long end() {
        return to.map(text -> instant("--to", text)).orElse(Long.MAX_VALUE);
    }

    static long instant(String option, String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(option + " is '" + text + "'; allowed are dates such as 2022-01-31 or instants such as 2022-01-31T12:00:00Z");
        }
    }
}
