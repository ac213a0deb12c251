package plutarc.benchmarks.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import plutarc.benchmarks.Conditions;
import plutarc.cli.up.Installation;
import plutarc.cli.up.InstallationException;
import plutarc.cli.up.InstallationSettings;
import tools.jackson.databind.JsonNode;

/** Paper exchange, backend and bots in processes of their own, on free ports, with all data in one folder. {@link #close} ends every one of them. */
public final class RunningInstallation implements AutoCloseable {

    private final InstallationSettings settings;
    private final Installation installation;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningInstallation(InstallationSettings settings) {
        this.settings = settings;
        this.installation = new Installation(settings, line -> { });
    }

    /** Started, and answering. @param speed of the paper market, such as {@code 600x} or {@code step} */
    public static RunningInstallation start(Conditions conditions, String speed) throws IOException, InterruptedException, InstallationException {
        RunningInstallation running = new RunningInstallation(settings(conditions.home(), conditions.folder().resolve("data"), speed));
        try {
            running.installation.start();
            return running;
        } catch (IOException | InterruptedException | InstallationException | RuntimeException failure) {
            running.close();
            throw failure;
        }
    }

    public static InstallationSettings settings(Path home, Path data, String speed) throws IOException {
        return new InstallationSettings(home, data, Ports.fourInARow(), speed, "btc-2022-01", false, false, Duration.ofSeconds(1));
    }

    public ApiSession ownerSession() throws IOException, InterruptedException {
        return ApiSession.ofOwner(base());
    }

    public String base() {
        return "http://127.0.0.1:" + settings.port();
    }

    /** Process id of a bot, from the compute provider's own record. */
    public long botPid(String botId) throws IOException {
        return ApiSession.read(Files.readString(settings.data().resolve("instances").resolve(botId + ".json"))).get("process").get("pid").asLong();
    }

    public long backendPid() {
        return installation.backendPid();
    }

    /** What the bot's process has written. */
    public Path botLog(String botId) {
        return settings.data().resolve("bots").resolve(botId).resolve("bot.log");
    }

    /** @return key and secret of a new account of the paper exchange */
    JsonNode paperAccount(int usdt) throws IOException, InterruptedException {
        var body = ApiSession.object().put("name", "benchmark");
        body.putObject("balances").put("USDT", String.valueOf(usdt));
        return paper("accounts", body);
    }

    /** Lets the market of an installation at {@code step} go on to the close of its next candle. */
    public void nextCandle() throws IOException, InterruptedException {
        paper("advance", ApiSession.object().put("bars", 1).put("until", "close"));
    }

    private JsonNode paper(String order, JsonNode body) throws IOException, InterruptedException {
        String token = Files.readString(settings.paperData().resolve("admin-token")).strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.paperControlPort() + "/paper/v1/" + order)).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the paper exchange answered " + answer.statusCode() + ": " + answer.body());
        }
        return ApiSession.read(answer.body());
    }

    @Override
    public void close() {
        http.close();
        installation.close();
    }
}
