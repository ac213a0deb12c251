package plutarc.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What an installation on one machine needs to know.
 *
 * @param home      the folder of the checkout or distribution
 * @param data      keeps everything that lasts
 * @param port      of the dashboard, 1 to 65532; the next three are those of the bot link, the paper exchange and its control interface
 * @param speed     of the paper market: {@code 1x} to {@code 3600x}, {@code max}, or {@code step} for tests
 * @param market    {@code btc-2022-01}, a CSV of candles, or {@code generated:SEED}
 * @param demo      whether to seed a workspace
 * @param rebuild   whether to build all views again from the events
 * @param restart   how long after its end a process that died is started again
 */
public record InstallationSettings(Path home, Path data, int port, String speed, String market, boolean demo, boolean rebuild, Duration restart) {

    private static final Pattern SPEED = Pattern.compile("max|step|([1-9]\\d{0,3})x");

    /** @throws IllegalArgumentException naming the option, the value and what is allowed */
    public InstallationSettings {
        if (port < 1 || port > 65_532) {
            throw new IllegalArgumentException("--port is " + port + "; allowed are 1 to 65532");
        }
        var matcher = SPEED.matcher(speed);
        if (!matcher.matches() || matcher.group(1) != null && Integer.parseInt(matcher.group(1)) > 3600) {
            throw new IllegalArgumentException("--speed is '" + speed + "'; allowed are 1x to 3600x, or max");
        }
    }

    public int linkPort() {
        return port + 1;
    }

    public int paperPort() {
        return port + 2;
    }

    public int paperControlPort() {
        return port + 3;
    }

    /** Where the paper exchange keeps everything, its control interface's token among it. */
    public Path paperData() {
        return data.resolve("paper-exchange");
    }

    String dashboard() {
        return "http://localhost:" + port;
    }
}
