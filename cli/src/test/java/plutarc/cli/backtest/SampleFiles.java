package plutarc.cli.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** A small template ({@code t.json}) and five thousand seeded one-minute candles ({@code c.csv}). */
final class SampleFiles {

    private static final String TEMPLATE = """
            {"name": "Cross", "direction": "both", "triggerInterval": "1m", "entryCooldown": {"amount": 0}, "combination": {"mode": "min_score", "threshold": 0.5},
             "sizing": {"mode": "fixed_quantity", "quantity": 1},
             "components": [{"component": "ema_cross", "role": "signal", "params": {"fast": 5, "slow": 15}},
                            {"component": "hard_stop", "role": "exit_rule", "params": {"pct": 1}},
                            {"component": "signal_flip", "role": "exit_rule"}]}
            """;

    private SampleFiles() {
    }

    static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("t.json"), TEMPLATE);
        StringBuilder csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
        Random random = new Random(11);
        double price = 40_000;
        for (int i = 0; i < 5_000; i++) {
            double close = price * (1 + random.nextGaussian() * 0.0008);
            double high = Math.max(price, close) + 1;
            double low = Math.min(price, close) - 1;
            csv.append(String.format(Locale.ROOT, "%d,%.1f,%.1f,%.1f,%.1f,1%n", 1_640_995_200_000L + i * 60_000L, price, high, low, close));
            price = Math.round(close * 10) / 10.0;
        }
        Files.writeString(folder.resolve("c.csv"), csv);
    }
}
