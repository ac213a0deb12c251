package plutarc.benchmarks.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.installation.ApiSession;
import tools.jackson.databind.JsonNode;

/** A Chromium that looks at a running installation, driven by one of the programs in {@code web/bench}. */
record Browser(Path web, Path folder, String base) {

    private static final int PATIENCE_SECONDS = 240;

    /** @throws IOException if the program fails; the message has its last line */
    JsonNode look(String program, Map<String, String> environment) throws IOException, InterruptedException {
        Path answer = folder.resolve(program + ".json");
        Path log = folder.resolve(program + ".log");
        ProcessBuilder builder = new ProcessBuilder("node", "bench/" + program + ".mjs").directory(web.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> all = new HashMap<>(environment);
        all.put("BASE_URL", base);
        all.put("ANSWER", answer.toString());
        builder.environment().putAll(all);
        Process browser = builder.start();
        try {
            boolean ended = browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || browser.exitValue() != 0) {
                throw new IOException("the browser " + (ended ? "failed" : "did not end") + ": " + Files.readString(log).lines().filter(line -> !line.isBlank()).reduce((_, last) -> last).orElse(""));
            }
            return ApiSession.read(Files.readString(answer));
        } finally {
            browser.destroyForcibly();
        }
    }
}
