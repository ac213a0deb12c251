package plutarc.queryside.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.WorkspaceId;

class LiveClientTest {

    private final LiveClient client = new LiveClient(new WorkspaceId("w"), Actor.system("test"), 3);

    @Test
    void aLaterEventOfTheSameKeyTakesThePlaceOfAWaitingOne() throws InterruptedException {
        client.offer(LiveEvent.latest("bot", "a", 1));
        client.offer(LiveEvent.each("trade", 2));
        client.offer(LiveEvent.latest("bot", "a", 3));

        assertThat(client.next(Duration.ZERO)).map(LiveEvent::data).contains(3);
        assertThat(client.next(Duration.ZERO)).map(LiveEvent::data).contains(2);
        assertThat(client.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void aClientThatIsTooSlowIsToldToReadAgainAndGetsNothingMore() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            client.offer(LiveEvent.each("trade", i));
        }

        assertThat(client.ended()).isFalse();
        assertThat(client.next(Duration.ZERO)).map(LiveEvent::name).contains("resync");
        assertThat(client.ended()).isTrue();
    }

    @Test
    void aClosedClientGetsNothing() throws InterruptedException {
        client.offer(LiveEvent.each("trade", 1));
        client.close();
        client.offer(LiveEvent.each("trade", 2));

        assertThat(client.next(Duration.ofSeconds(5))).isEmpty();
        assertThat(client.ended()).isTrue();
    }
}
