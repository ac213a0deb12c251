package plutarc.paperexchange;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import plutarc.paperexchange.engine.Speed;
import plutarc.paperexchange.market.CandleFile;
import plutarc.paperexchange.market.FileCandles.AtEnd;

/**
 * Everything a paper exchange is started with. {@link #defaults} gives the usual values; the {@code with…} methods change one.
 *
 * @param bind        address to listen on
 * @param port        of the venue's protocol; 0 for any free one
 * @param controlPort of the control interface; 0 for any free one
 * @param data        folder that keeps accounts, keys, orders and the market's position
 * @param market      {@code btc-2022-01}, {@code generated:SEED}, or a CSV file of minutes
 * @param symbols     contracts traded on that price: {@code …USDT} linear, {@code …USD} inverse
 * @param rateLimits  {@code bybit}, {@code off}, or {@code auto}: off where the market does not run by the clock (step, max)
 */
public record PaperExchangeConfig(String bind, int port, int controlPort, Path data, String market, List<String> symbols, Speed speed,
                                  String rateLimits, MarketSettings settings) {

    /**
     * How the market behaves; with the market's name and the symbols fixed for the life of a data folder.
     *
     * @param atEnd       what follows the last candle
     * @param history     minutes that are past before the market opens, for warm-up
     * @param ticksPerBar steps in which the price travels through a minute
     * @param path        {@code plausible}, or {@code adverse-first}: the extreme that hurts the accounts' net position comes first
     * @param halfSpread  ticks between the last price and the best bid or ask
     * @param depth       base units at each level of the book
     * @param tick        price step; null for the contract's usual one, or finer where the candles are finer
     * @param volumeUnit  what a CSV's volume column counts
     * @param funding     {@code real} (bundled rates, 0.01 % outside their years) or a fixed rate such as {@code 0}
     */
    public record MarketSettings(AtEnd atEnd, int history, int ticksPerBar, String path, int halfSpread, BigDecimal depth, BigDecimal tick,
                                 CandleFile.VolumeUnit volumeUnit, BigDecimal makerFee, BigDecimal takerFee, String funding) {
        /** The usual market: bundled funding, one tick of half-spread, Bybit's first-tier fees. */
        public static final MarketSettings DEFAULTS = new MarketSettings(AtEnd.GENERATE, 1500, 12, "plausible", 1, new BigDecimal("1000"), null,
                CandleFile.VolumeUnit.BASE, new BigDecimal("0.0002"), new BigDecimal("0.00055"), "real");

        public MarketSettings withAtEnd(AtEnd value) {
            return new MarketSettings(value, history, ticksPerBar, path, halfSpread, depth, tick, volumeUnit, makerFee, takerFee, funding);
        }

        public MarketSettings withHistory(int value) {
            return new MarketSettings(atEnd, value, ticksPerBar, path, halfSpread, depth, tick, volumeUnit, makerFee, takerFee, funding);
        }

        public MarketSettings withPath(String value) {
            return new MarketSettings(atEnd, history, ticksPerBar, value, halfSpread, depth, tick, volumeUnit, makerFee, takerFee, funding);
        }

        public MarketSettings withHalfSpread(int value) {
            return new MarketSettings(atEnd, history, ticksPerBar, path, value, depth, tick, volumeUnit, makerFee, takerFee, funding);
        }

        public MarketSettings withDepth(BigDecimal value) {
            return new MarketSettings(atEnd, history, ticksPerBar, path, halfSpread, value, tick, volumeUnit, makerFee, takerFee, funding);
        }

        public MarketSettings withFees(BigDecimal maker, BigDecimal taker) {
            return new MarketSettings(atEnd, history, ticksPerBar, path, halfSpread, depth, tick, volumeUnit, maker, taker, funding);
        }

        public MarketSettings withFunding(String value) {
            return new MarketSettings(atEnd, history, ticksPerBar, path, halfSpread, depth, tick, volumeUnit, makerFee, takerFee, value);
        }
    }

    /** The bundled market at 60x on any free port of 127.0.0.1. */
    public static PaperExchangeConfig defaults(Path data) {
        return new PaperExchangeConfig("127.0.0.1", 0, 0, data, CandleFile.BUNDLED, List.of("BTCUSDT", "BTCUSD"), Speed.parse("60x"), "auto",
                MarketSettings.DEFAULTS);
    }

    public PaperExchangeConfig withPorts(int newPort, int newControlPort) {
        return new PaperExchangeConfig(bind, newPort, newControlPort, data, market, symbols, speed, rateLimits, settings);
    }

    public PaperExchangeConfig withMarket(String value) {
        return new PaperExchangeConfig(bind, port, controlPort, data, value, symbols, speed, rateLimits, settings);
    }

    public PaperExchangeConfig withSymbols(List<String> value) {
        return new PaperExchangeConfig(bind, port, controlPort, data, market, value, speed, rateLimits, settings);
    }

    public PaperExchangeConfig withSpeed(Speed value) {
        return new PaperExchangeConfig(bind, port, controlPort, data, market, symbols, value, rateLimits, settings);
    }

    public PaperExchangeConfig withRateLimits(String value) {
        return new PaperExchangeConfig(bind, port, controlPort, data, market, symbols, speed, value, settings);
    }

    public PaperExchangeConfig withSettings(MarketSettings value) {
        return new PaperExchangeConfig(bind, port, controlPort, data, market, symbols, speed, rateLimits, value);
    }

    boolean limited() {
        return switch (rateLimits) {
            case "bybit" -> true;
            case "off" -> false;
            case "auto" -> speed.mode() == Speed.Mode.TIMED;
            default -> throw new IllegalArgumentException("rate limits is '" + rateLimits + "', allowed are bybit, off and auto");
        };
    }
}
