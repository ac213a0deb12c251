package plutarc.paperexchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import plutarc.paperexchange.engine.Speed;
import plutarc.paperexchange.market.CandleFile;
import plutarc.paperexchange.market.FileCandles;
import tools.jackson.databind.json.JsonMapper;

/** Starts a paper exchange from the command line. Prints one line of JSON when it is ready; stops on SIGTERM, and loses nothing on SIGKILL. */
@Command(name = "paper-exchange", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
        description = "A local exchange for paper trading, speaking the Bybit v5 protocol over HTTP and WebSocket.")
public final class PaperExchangeMain implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8090", description = "Port of the venue's protocol; 0 for any free one.")
    private int port;
    @Option(names = "--control-port", defaultValue = "0", description = "Port of the control interface; 0 for any free one.")
    private int controlPort;
    @Option(names = "--bind", defaultValue = "127.0.0.1", description = "Address to listen on.")
    private String bind;
    @Option(names = "--data", required = true, description = "Folder that keeps accounts, keys, orders and the market's position.")
    private Path data;
    @Option(names = "--market", defaultValue = CandleFile.BUNDLED, description = "btc-2022-01, generated:SEED, or a CSV file of minutes (plain or gzip).")
    private String market;
    @Option(names = "--symbol", split = ",", defaultValue = "BTCUSDT,BTCUSD", description = "Contracts on that price: ...USDT linear, ...USD inverse.")
    private List<String> symbols;
    @Option(names = "--speed", defaultValue = "60x", description = "A factor such as 60x, max, or step (only when the control interface asks).")
    private String speed;
    @Option(names = "--at-end", defaultValue = "GENERATE", description = "What follows the last candle: ${COMPLETION-CANDIDATES}.")
    private FileCandles.AtEnd atEnd;
    @Option(names = "--history", defaultValue = "1500", description = "Minutes that are past before the market opens.")
    private int history;
    @Option(names = "--ticks", defaultValue = "12", description = "Steps in which the price travels through a minute.")
    private int ticks;
    @Option(names = "--path", defaultValue = "plausible", description = "Which extreme of a minute comes first: plausible, adverse-first.")
    private String path;
    @Option(names = "--half-spread", defaultValue = "1", description = "Ticks between the last price and the best bid or ask; 0 fills market orders exactly at the price.")
    private int halfSpread;
    @Option(names = "--depth", defaultValue = "1000", description = "Base units at each of the book's levels.")
    private BigDecimal depth;
    @Option(names = "--tick-size", description = "Price step; default: the contract's usual one, or finer where the candles are finer.")
    private BigDecimal tick;
    @Option(names = "--volume", defaultValue = "BASE", description = "What a CSV's volume column counts: ${COMPLETION-CANDIDATES}.")
    private CandleFile.VolumeUnit volume;
    @Option(names = "--maker-fee", defaultValue = "0.0002", description = "Fraction of the value.")
    private BigDecimal makerFee;
    @Option(names = "--taker-fee", defaultValue = "0.00055", description = "Fraction of the value.")
    private BigDecimal takerFee;
    @Option(names = "--funding", defaultValue = "real", description = "real, or one rate for ever such as 0.")
    private String funding;
    @Option(names = "--rate-limits", defaultValue = "auto", description = "bybit, off, or auto: off with --speed step and max.")
    private String rateLimits;
    @Option(names = "--pid-file", description = "Where to write the process id.")
    private Path pidFile;

    public static void main(String[] args) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "paper-exchange-logback.xml");
        }
        int code = new CommandLine(new PaperExchangeMain()).setCaseInsensitiveEnumValuesAllowed(true).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        PaperExchange exchange;
        try {
            exchange = PaperExchange.start(config());
            if (pidFile != null) {
                Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()));
            }
        } catch (IllegalArgumentException | IOException e) {
            return failed(e.getMessage());
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException || e instanceof reactor.netty.ChannelBindException) {
                return failed("port " + port + " or control port " + controlPort + " on " + bind + " is taken or not allowed");
            }
            throw e;
        }
        Map<String, Object> ready = new LinkedHashMap<>();
        ready.put("ready", true);
        ready.put("rest", exchange.restUrl());
        ready.put("websocket", exchange.socketUrl());
        ready.put("control", exchange.controlUrl());
        ready.put("port", exchange.port());
        ready.put("controlPort", exchange.controlPort());
        ready.put("data", data.toAbsolutePath().toString());
        ready.put("pid", ProcessHandle.current().pid());
        System.out.println(JsonMapper.builder().build().writeValueAsString(ready));
        System.out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(exchange::close, "shutdown"));
        try {
            exchange.stopped().join();
            return 0;
        } catch (CompletionException e) {
            return failed("the venue could not go on: " + e.getCause());
        }
    }

    private PaperExchangeConfig config() {
        return new PaperExchangeConfig(bind, port, controlPort, data, market, symbols, Speed.parse(speed), rateLimits,
                new PaperExchangeConfig.MarketSettings(atEnd, history, ticks, path, halfSpread, depth, tick, volume, makerFee, takerFee, funding));
    }

    private static int failed(String message) {
        System.err.println("paper-exchange: " + message);
        return 2;
    }
}
