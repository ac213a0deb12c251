package plutarc.platform.link;

import com.google.crypto.tink.HybridEncrypt;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
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
    private static final int POLICY_VIOLATION = 1008;
    private static final Runnable END = () -> { };

    private final Channel channel;
    private final Frames frames;
    private final BotFrame.Hello hello;
    private final WorkspaceId workspaceId;
    private final HybridEncrypt sealer;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(WAITING_AT_MOST);
    private final List<Runnable> beforeOpened = new ArrayList<>();
    private boolean open;
    private long sentRevision;

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
