package plutarc.botnode.link;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.DeploymentId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the link keeps on disk: the credential and the last configuration, neither with an exchange key's text in it. */
public final class LinkFolder {

    private static final Logger LOG = LoggerFactory.getLogger(LinkFolder.class);

    private final PrivateFile credential;
    private final PrivateFile configuration;
    private final JsonMapper json;

    public LinkFolder(Path folder, JsonMapper json) {
        this.credential = new PrivateFile(folder.resolve("credential"));
        this.configuration = new PrivateFile(folder.resolve("configuration.json"));
        this.json = json;
        if (configuration.staged().flatMap(this::read).isPresent()) {
            configuration.settle(); // an earlier process was killed before it came to it
        }
    }

    /** That of this deployment; one of a former deployment is void, and opens nothing. */
    Optional<String> credential(DeploymentId deployment) {
        return credential.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).filter(text -> text.startsWith(prefix(deployment)))
                .map(text -> text.substring(prefix(deployment).length()));
    }

    void keepCredential(DeploymentId deployment, String value) {
        if (!credential(deployment).equals(Optional.of(value))) {
            credential.write((prefix(deployment) + value).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String prefix(DeploymentId deployment) {
        return deployment.value() + "\n";
    }

    /** The configuration last received; empty if there was none or it cannot be read any more (the backend will send it again). */
    public Optional<BotConfiguration> configuration() {
        return configuration.read().flatMap(this::read);
    }

    private Optional<BotConfiguration> read(byte[] bytes) {
        try {
            return Optional.of(json.readValue(bytes, BotConfiguration.class));
        } catch (JacksonException e) {
            LOG.atWarn().setCause(e).log("link.cached_configuration_unreadable");
            return Optional.empty();
        }
    }

    /** Returns after the configuration would be found by the next process, should this one be killed; to be followed by {@link #settleConfiguration}. */
    void keepConfiguration(BotConfiguration value) {
        configuration.stage(json.writeValueAsBytes(value));
    }

    /** Returns after the configuration last kept would be found even if the machine lost its power. */
    void settleConfiguration() {
        configuration.settle();
    }
}
