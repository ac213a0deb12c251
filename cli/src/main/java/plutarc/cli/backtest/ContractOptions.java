package plutarc.cli.backtest;

import java.util.Optional;
import picocli.CommandLine.Option;
import plutarc.strategy.market.Instrument;

/** The contract that is traded, as the venue lists it. Without these options sizes and prices are not rounded and nothing is too small. */
final class ContractOptions {

    @Option(names = "--fee", paramLabel = "SHARE", defaultValue = "0.00055", description = "Fee of takers, and of makers unless given apart, as a share of the order's value. Default: ${DEFAULT-VALUE}")
    double fee;

    @Option(names = "--maker-fee", paramLabel = "SHARE", description = "Fee of makers, paid for targets, which rest at the venue; negative for a rebate. Default: as --fee")
    Optional<Double> makerFee = Optional.empty();

    @Option(names = "--inverse", paramLabel = "USD", description = "An inverse contract, settled in the base currency, worth this much of the quote currency; --cash is then in the base currency.")
    Optional<Double> inverse = Optional.empty();

    @Option(names = "--tick", defaultValue = "0", description = "The venue's price step. Default: none")
    double tick;

    @Option(names = "--lot", defaultValue = "0", description = "The venue's quantity step. Default: none")
    double lot;

    @Option(names = "--min-quantity", paramLabel = "Q", defaultValue = "0", description = "Smallest order. Default: none")
    double minQuantity;

    @Option(names = "--min-notional", paramLabel = "V", defaultValue = "0", description = "Smallest order value, quote currency. Default: none")
    double minNotional;

    @Option(names = "--maintenance", paramLabel = "SHARE", defaultValue = "0.005", description = "Maintenance margin as a share of the position's value; liquidation follows from it. Default: ${DEFAULT-VALUE}")
    double maintenance;

    Instrument instrument(String symbol) {
        fee("--fee", fee);
        makerFee.ifPresent(maker -> fee("--maker-fee", maker));
        step("--tick", tick);
        step("--lot", lot);
        step("--min-quantity", minQuantity);
        step("--min-notional", minNotional);
        inverse.filter(size -> !(size > 0 && Double.isFinite(size))).ifPresent(size -> {
            throw new IllegalArgumentException("--inverse is " + size + "; allowed are numbers above 0, such as 1 or 100");
        });
        if (!(maintenance >= 0 && maintenance < 0.5)) {
            throw new IllegalArgumentException("--maintenance is " + maintenance + "; allowed are shares from 0 to below 0.5");
        }
        return new Instrument(symbol, inverse.isPresent() ? Instrument.Contract.INVERSE : Instrument.Contract.LINEAR, inverse.orElse(1.0), tick, lot, minQuantity, minNotional, 125,
                maintenance, makerFee.orElse(fee), fee);
    }

    private static void fee(String option, double value) {
        if (!(value > -0.01 && value < 0.1)) {
            throw new IllegalArgumentException(option + " is " + value + "; allowed are shares between -0.01 and 0.1, such as 0.0005");
        }
    }

    private static void step(String option, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(option + " is " + value + "; allowed are numbers from 0");
        }
    }
}
