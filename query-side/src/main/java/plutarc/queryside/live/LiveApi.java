package plutarc.queryside.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import plutarc.contracts.bot.BotQuery;
import plutarc.contracts.bot.RegionView;
import plutarc.contracts.message.ActorContext;
import plutarc.queryside.message.Asking;

/** The live view over HTTP, as Server-Sent Events: one virtual thread a stream writes what waits in its queue. */
@RestController
public class LiveApi {

    private static final long NO_TIMEOUT = 0;

    private final LiveFeed feed;
    private final Asking asking;
    private final ActorContext context;
    private final LiveAccess access;
    private final Duration heartbeat;

    /** @param heartbeat after so long without an event a comment is sent */
    public LiveApi(LiveFeed feed, Asking asking, ActorContext context, ObjectProvider<LiveAccess> access, @Value("${plutarc.live.heartbeat:10s}") Duration heartbeat) {
        this.feed = feed;
        this.asking = asking;
        this.context = context;
        this.access = access.getIfAvailable(() -> LiveAccess.AS_OPENED);
        this.heartbeat = heartbeat;
    }

    /** Everything that changes in the session's workspace from now on. */
    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var client = feed.open(context.workspace(), context.actor());
        requirePermission(client);
        var emitter = new SseEmitter(NO_TIMEOUT);
        emitter.onCompletion(() -> feed.close(client));
        emitter.onError(failure -> feed.close(client));
        emitter.onTimeout(() -> feed.close(client));
        Thread.ofVirtual().name("live-stream").start(() -> write(client, emitter));
        return emitter;
    }

    /** The same as for the fleet: whoever may not see it may not watch it. Asked once the stream is known, so that who is removed meanwhile is found there. */
    private void requirePermission(LiveClient client) {
        try {
            asking.list(new BotQuery.Regions(asking.workspace()), RegionView.class);
        } catch (RuntimeException refused) {
            feed.close(client);
            throw refused;
        }
    }

    private void write(LiveClient client, SseEmitter emitter) {
        try {
            emitter.send(SseEmitter.event().comment("connected"));
            while (!client.ended()) {
                var next = client.next(heartbeat);
                if (!access.mayWatch(client.actor(), client.workspace())) {
                    break;
                }
                if (next.isPresent()) {
                    emitter.send(SseEmitter.event().name(next.get().name()).data(next.get().data(), MediaType.APPLICATION_JSON));
                } else if (!client.ended()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.close(client);
        }
    }
}
