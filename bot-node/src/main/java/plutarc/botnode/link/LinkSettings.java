package plutarc.botnode.link;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;

/**
 * How the link is reached and who speaks on it.
 *
 * @param enrolmentToken spent at the first welcome; without one there must be a credential in the folder
 * @param bindAddress    the bot's own local address; empty for the system's choice
 * @param reconnectMin   first pause before another attempt; doubles at each failure, with jitter
 * @param reconnectMax   longest pause
 * @param silence        without any frame, pongs included, the link counts as dead
 */
public record LinkSettings(URI uri, BotId botId, DeploymentId deploymentId, Optional<String> enrolmentToken, String botVersion,
                           Optional<InetAddress> bindAddress, Duration reconnectMin, Duration reconnectMax, Duration silence) {

    /** @throws IllegalArgumentException if the address is no WebSocket's */
    public LinkSettings {
        if (!"ws".equals(uri.getScheme()) && !"wss".equals(uri.getScheme())) {
            throw new IllegalArgumentException("link is '" + uri + "'; allowed are ws:// and wss:// addresses");
        }
    }

    @Override
    public String toString() {
        return "LinkSettings[" + uri + ", " + botId + ", " + deploymentId + "]";
    }
}
