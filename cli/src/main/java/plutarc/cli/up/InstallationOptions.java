package plutarc.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that {@code up} and {@code demo} share. */
final class InstallationOptions {

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080",
            description = "The dashboard's port, 1 to 65532; the next three are used as well. Default: ${DEFAULT-VALUE}")
    int port;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "The folder that keeps everything. Default: ${DEFAULT-VALUE}")
    Path data;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "60x",
            description = "The paper market's speed: 1x to 3600x, or max. Default: ${DEFAULT-VALUE}")
    String speed;

    @Option(names = "--market", paramLabel = "M", defaultValue = "btc-2022-01",
            description = "The paper market: btc-2022-01, a CSV of candles, or generated:SEED. Default: ${DEFAULT-VALUE}")
    String market;

    @Option(names = "--rebuild-views", description = "Build everything that the dashboard shows again from the events, from the first one on.")
    boolean rebuild;

    InstallationSettings settings(boolean demo) {
        return new InstallationSettings(Path.of(System.getProperty("plutarc.home", ".")).toAbsolutePath().normalize(), data.toAbsolutePath().normalize(),
                port, speed, market, demo, rebuild, Duration.ofSeconds(1));
    }
}
