package plutarc.cli.up;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an installation on one machine needs to know.
 *
 * @param home      the folder of the checkout or distribution
 * @param data      keeps everything that lasts
 * @param port      of the dashboard
 * @param linkPort  of the bot link
 * @param paperPort of the paper exchange
 * @param speed     of the paper market: {@code 1x} to {@code 3600x}, {@code max}, or {@code step} for tests
 * @param market    {@code btc-2022-01}, a CSV of candles, or {@code generated:SEED}
 * @param demo      whether to seed a workspace
 */
public record InstallationSettings(Path home, Path data, int port, int linkPort, int paperPort, String speed, String market, boolean demo) {

    private static final Pattern SPEED = Pattern.compile("max|step|([1-9]\\d{0,3})x");

    /** @throws IllegalArgumentException naming the option, the value and what is allowed */
    public InstallationSettings {
        for (int each : List.of(port, linkPort, paperPort)) {
            if (each < 1 || each > 65_535) {
                throw new IllegalArgumentException("--port is " + port + "; allowed are 1 to 65533");
            }
        }
        var matcher = SPEED.matcher(speed);
        if (!matcher.matches() || matcher.group(1) != null && Integer.parseInt(matcher.group(1)) > 3600) {
            throw new IllegalArgumentException("--speed is '" + speed + "'; allowed are 1x to 3600x, or max");
        }
    }

    String dashboard() {
        return "http://localhost:" + port;
    }
}
