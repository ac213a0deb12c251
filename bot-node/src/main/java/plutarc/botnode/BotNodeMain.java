package plutarc.botnode;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import plutarc.botnode.link.LinkSettings;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;

/** Entry point of the process on a bot's instance. */
@Command(name = "bot-node", description = "Runs one bot. The one-time enrolment token is read from " + BotNodeMain.TOKEN_VARIABLE + ".")
public final class BotNodeMain implements Callable<Integer> {

    static final String TOKEN_VARIABLE = "PLUTARC_ENROLMENT_TOKEN";
    /** Set by whoever starts the bot, to the version that it is installed as. */
    private static final String VERSION = "plutarc.bot.version";
    private static final Logger LOG = LoggerFactory.getLogger(BotNodeMain.class);

    @Option(names = "--link", required = true, description = "the backend's bot link, such as ws://127.0.0.1:8081/link/v1")
    private URI link;

    @Option(names = "--bot", required = true, converter = BotIdConverter.class, description = "the bot's id")
    private BotId botId;

    @Option(names = "--deployment", required = true, converter = DeploymentIdConverter.class, description = "the deployment's id")
    private DeploymentId deploymentId;

    @Option(names = "--bind", description = "the local address that connections are made from")
    private Optional<InetAddress> bind = Optional.empty();

    @Option(names = "--folder", required = true, description = "the bot's own folder")
    private Path folder;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BotNodeMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Optional<String> token = Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).filter(text -> !text.isBlank());
        LinkSettings linkSettings = new LinkSettings(link, botId, deploymentId, token, version(), bind, Duration.ofMillis(250), Duration.ofSeconds(15),
                Duration.ofSeconds(20));
        BotNode node = new BotNode(new BotNode.Settings(linkSettings, folder, bind, ExchangeSettings.Timeouts.defaults(), step -> { }),
                Exchanges::factory, InstantSource.system(), RandomGenerator.getDefault());
        Thread onSignal = new Thread(() -> {
            node.terminate();
            try {
                node.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            node.close();
        }, "termination");
        Runtime.getRuntime().addShutdownHook(onSignal);
        node.start();
        LOG.atInfo().addKeyValue("bot", botId).addKeyValue("deployment", deploymentId).addKeyValue("version", version())
                .addKeyValue("startMillis", (System.nanoTime() - started) / 1_000_000).log("bot.started");
        return node.await() ? 0 : 1;
    }

    private static String version() {
        return Optional.ofNullable(System.getProperty(VERSION)).or(() -> Optional.ofNullable(BotNodeMain.class.getPackage().getImplementationVersion())).orElse("0.1.0");
    }

    private static final class BotIdConverter implements CommandLine.ITypeConverter<BotId> {
        @Override
        public BotId convert(String value) {
            return new BotId(value);
        }
    }

    private static final class DeploymentIdConverter implements CommandLine.ITypeConverter<DeploymentId> {
        @Override
        public DeploymentId convert(String value) {
            return new DeploymentId(value);
        }
    }
}
