package plutarc.paperexchange;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plutarc.paperexchange.market.Candle;
import plutarc.paperexchange.market.CandleFile;
import plutarc.paperexchange.market.CandleSource;
import plutarc.paperexchange.market.FileCandles;
import plutarc.paperexchange.market.FundingRates;
import plutarc.paperexchange.market.GeneratedCandles;
import plutarc.paperexchange.market.IntrabarPath;
import plutarc.paperexchange.market.Tape;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.VenueRules;

/** What a configuration's market is made of: the candles, the contracts, the path and the funding, with a description that tells two markets apart. */
record MarketPlan(CandleSource source, VenueRules rules, IntrabarPath path, Tape.Path order, FundingRates funding, Map<String, Object> description) {
    private static final long GENERATED_START = 1_640_995_200_000L;
    private static final BigDecimal GENERATED_PRICE = new BigDecimal("40000");
    private static final long CONTINUATION_SEED = 20220201;

    static MarketPlan of(PaperExchangeConfig config) {
        PaperExchangeConfig.MarketSettings settings = config.settings();
        require(settings.history() >= 0 && settings.history() <= 300_000, "history", settings.history(), "0 to 300000 minutes");
        require(settings.halfSpread() >= 0 && settings.halfSpread() <= 10_000, "half-spread", settings.halfSpread(), "0 to 10000 ticks");
        require(settings.depth().signum() > 0, "depth", settings.depth(), "above 0");
        require(!config.symbols().isEmpty(), "symbols", config.symbols(), "at least one");
        BigDecimal tick = settings.tick() != null ? settings.tick() : usualTick(config.symbols().getFirst());
        require(tick.signum() > 0, "tick", tick, "above 0");
        CandleSource source;
        String identity;
        if (config.market().startsWith("generated:")) {
            long seed = seed(config.market());
            source = new GeneratedCandles(seed, GENERATED_START, GENERATED_PRICE, tick);
            identity = "seed " + seed;
        } else {
            List<Candle> candles = config.market().equals(CandleFile.BUNDLED) ? CandleFile.bundled() : CandleFile.read(Path.of(config.market()), settings.volumeUnit());
            if (settings.tick() == null) {
                tick = finest(candles, tick);
            }
            source = new FileCandles(candles, settings.atEnd(), tick, CONTINUATION_SEED);
            identity = candles.size() + " candles, checksum " + checksum(candles);
        }
        List<Instrument> instruments = instruments(config.symbols(), tick, settings);
        return new MarketPlan(source, new VenueRules(instruments, settings.halfSpread(), settings.depth()), new IntrabarPath(settings.ticksPerBar(), tick),
                order(settings.path()), funding(settings.funding()), describe(config, identity, tick));
    }

    private static void require(boolean ok, String name, Object value, String allowed) {
        if (!ok) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed is " + allowed);
        }
    }

    private static long seed(String market) {
        String seed = market.substring("generated:".length());
        require(seed.matches("-?\\d{1,18}"), "market", market, "generated: and a whole number, such as generated:42");
        return Long.parseLong(seed);
    }

    private static BigDecimal usualTick(String symbol) {
        return symbol.startsWith("BTC") ? new BigDecimal("0.1") : new BigDecimal("0.01");
    }

    /** The usual tick, or the finest decimal that the candles use. */
    private static BigDecimal finest(List<Candle> candles, BigDecimal usual) {
        int scale = usual.scale();
        for (Candle c : candles) {
            for (BigDecimal price : List.of(c.open(), c.high(), c.low(), c.close())) {
                if (price.scale() > scale) {
                    scale = Math.max(scale, price.stripTrailingZeros().scale());
                }
            }
        }
        return scale == usual.scale() ? usual : BigDecimal.ONE.movePointLeft(scale);
    }

    private static List<Instrument> instruments(List<String> symbols, BigDecimal tick, PaperExchangeConfig.MarketSettings settings) {
        return symbols.stream().distinct().map(s -> Instrument.of(s, tick, settings.makerFee(), settings.takerFee())).toList();
    }

    private static Tape.Path order(String path) {
        return switch (path) {
            case "plausible" -> Tape.Path.PLAUSIBLE;
            case "adverse-first" -> Tape.Path.ADVERSE_FIRST;
            default -> throw new IllegalArgumentException("path is '" + path + "', allowed are plausible and adverse-first");
        };
    }

    private static FundingRates funding(String funding) {
        if (funding.equals("real")) {
            return FundingRates.bundled();
        }
        require(funding.matches("-?0(\\.\\d{1,8})?"), "funding", funding, "real, or a rate such as 0 or 0.0001");
        return FundingRates.constant(new BigDecimal(funding));
    }

    private static String checksum(List<Candle> candles) {
        long sum = 17;
        for (Candle c : candles) {
            for (long part : new long[] {c.openTime(), c.open().hashCode(), c.high().hashCode(), c.low().hashCode(), c.close().hashCode(), c.volume().hashCode()}) {
                sum = (sum ^ part) * 0x100000001b3L;
            }
        }
        return Long.toHexString(sum);
    }

    private static Map<String, Object> describe(PaperExchangeConfig config, String identity, BigDecimal tick) {
        PaperExchangeConfig.MarketSettings s = config.settings();
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("market", config.market().startsWith("generated:") || config.market().equals(CandleFile.BUNDLED) ? config.market() : "file");
        description.put("candles", identity);
        description.put("symbols", config.symbols());
        description.put("atEnd", s.atEnd().name());
        description.put("history", s.history());
        description.put("ticksPerBar", s.ticksPerBar());
        description.put("path", s.path());
        description.put("halfSpread", s.halfSpread());
        description.put("depth", s.depth().toPlainString());
        description.put("tick", tick.toPlainString());
        description.put("fees", s.makerFee().toPlainString() + "/" + s.takerFee().toPlainString());
        description.put("funding", s.funding());
        return description;
    }
}
