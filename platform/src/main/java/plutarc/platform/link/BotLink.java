package plutarc.platform.link;

import com.google.crypto.tink.HybridEncrypt;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * One open link of one bot. What is said to the bot goes through {@link #tell}: one task after the other, on a thread of its own, and
 * only after {@link #opened}, so that nothing overtakes the welcome and nothing slow holds up anybody else. Thread-safe.
 */
final class BotLink {

    private static final Logger log = LoggerFactory.getLogger(BotLink.class);
    private static final int WAITING_AT_MOST = 1_000;
    private static final int UNCONFIRMED_AT_MOST = 100;
    private static final int POLICY_VIOLATION = 1008;
    private static final Runnable END = () -> { };

    private final Channel channel;
    private final Frames frames;
    private final BotFrame.Hello hello;
    private final WorkspaceId workspaceId;
    private final HybridEncrypt sealer;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(WAITING_AT_MOST);
    private final List<Runnable> beforeOpened = new ArrayList<>();
    private final NavigableMap<Long, Instant> unconfirmed = new TreeMap<>();
    private boolean open;
    private long sentRevision;
    private Optional<ExchangeKeyId> keyTold = Optional.empty();

    BotLink(Channel channel, Frames frames, BotFrame.Hello hello, WorkspaceId workspaceId, HybridEncrypt sealer) {
        this.channel = channel;
        this.frames = frames;
        this.hello = hello;
        this.workspaceId = workspaceId;
        this.sealer = sealer;
    }

    BotId botId() {
        return hello.botId();
    }

    DeploymentId deploymentId() {
        return hello.deploymentId();
    }

    WorkspaceId workspaceId() {
        return workspaceId;
    }

    String epoch() {
        return hello.epoch();
    }

    String botVersion() {
        return hello.botVersion();
    }

    HybridEncrypt sealer() {
        return sealer;
    }

    /** A reconnect, rather than a second process. */
    boolean sameProcessAs(BotLink other) {
        return hello.publicKey().equals(other.hello.publicKey());
    }

    /** Welcomes the bot; what was to be told before that follows now. */
    void opened(BackendFrame.Welcome welcome) {
        synchronized (beforeOpened) {
            sentRevision = welcome.configuration().configuration().revision();
            keyTold = welcome.configuration().key().map(BackendFrame.SealedKey::keyId);
            send(welcome);
            open = true;
            tasks.addAll(beforeOpened);
            beforeOpened.clear();
        }
        Thread.ofVirtual().name("link-" + botId()).start(this::work);
    }

    /** Does this in its turn; a bot for which a thousand things wait does not read any more, and its link is closed. */
    void tell(Runnable task) {
        synchronized (beforeOpened) {
            if (!open) {
                beforeOpened.add(task);
            } else if (!tasks.offer(task)) {
                log.atWarn().addKeyValue("bot", botId()).log("link closed: the bot does not read");
                close();
            }
        }
    }

    /** Whether this revision is news to the bot; asked from {@link #tell} only. */
    boolean isNews(long revision) {
        synchronized (beforeOpened) {
            if (revision <= sentRevision) {
                return false;
            }
            sentRevision = revision;
            return true;
        }
    }

    /** Whether this process of the bot has been given this key's text over this link; asked from {@link #tell} only. */
    boolean knowsKey(ExchangeKeyId keyId) {
        synchronized (beforeOpened) {
            return keyTold.equals(Optional.of(keyId));
        }
    }

    /** Sends a configuration that was accepted then. */
    void configure(BackendFrame.Configure frame, Instant accepted) {
        synchronized (beforeOpened) {
            keyTold = frame.key().map(BackendFrame.SealedKey::keyId).or(() -> keyTold);
            unconfirmed.put(frame.configuration().revision(), accepted);
            while (unconfirmed.size() > UNCONFIRMED_AT_MOST) {
                unconfirmed.pollFirstEntry();
            }
        }
        send(frame);
    }

    /** The bot has this revision in force; returns when it was accepted, if it was sent over this link and not confirmed before. */
    Optional<Instant> confirmed(long revision) {
        synchronized (beforeOpened) {
            Optional<Instant> accepted = Optional.ofNullable(unconfirmed.get(revision));
            unconfirmed.headMap(revision, true).clear();
            return accepted;
        }
    }

    void send(BackendFrame frame) {
        channel.writeAndFlush(new TextWebSocketFrame(frames.write(frame)));
    }

    /** Says why, and closes. */
    void refuse(String code, String message) {
        refuse(channel, frames, code, message);
        tasks.offer(END);
    }

    static void refuse(Channel channel, Frames frames, String code, String message) {
        channel.write(new TextWebSocketFrame(frames.write(new BackendFrame.Refused(code, message))));
        channel.writeAndFlush(new CloseWebSocketFrame(POLICY_VIOLATION, code)).addListener(ChannelFutureListener.CLOSE);
    }

    void close() {
        channel.close();
        tasks.offer(END);
    }

    private void work() {
        try {
            for (Runnable task = tasks.take(); task != END && channel.isActive(); task = tasks.take()) {
                try {
                    task.run();
                } catch (RuntimeException failure) {
                    log.atError().addKeyValue("bot", botId()).setCause(failure).log("link closed: the bot could not be told");
                    close();
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
