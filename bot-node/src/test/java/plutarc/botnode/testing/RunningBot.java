package plutarc.botnode.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import plutarc.botnode.BotNode;
import plutarc.botnode.link.LinkSettings;
import plutarc.botnode.shell.LoopRunner;
import plutarc.contracts.bot.DeploymentId;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;

/** A whole bot in this process, over real sockets. */
public final class RunningBot implements AutoCloseable {

    private final BotNode node;

    public RunningBot(URI link, Path folder, Consumer<LoopRunner.Recorded> recorder) {
        LinkSettings settings = new LinkSettings(link, Bots.BOT, new DeploymentId("deployment-1"), Optional.of(ScriptedBackend.TOKEN), "test",
                Optional.empty(), Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(5));
        ExchangeSettings.Timeouts timeouts = new ExchangeSettings.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(2),
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMillis(200));
        node = new BotNode(new BotNode.Settings(settings, folder, Optional.empty(), timeouts, recorder), Exchanges::factory, InstantSource.system(), new Random(1));
        node.start();
    }

    public BotNode node() {
        return node;
    }

    @Override
    public void close() {
        node.close();
    }
}
