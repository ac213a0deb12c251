package plutarc.exchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VenueThreadTest {

    private final VenueThread owner = VenueThread.start("test");

    @AfterEach
    void close() {
        owner.close();
    }

    @Test
    void everythingRunsOnTheOneThreadInTheOrderOfBeingHandedOverWhicheverHandleItCameBy() throws InterruptedException {
        VenueThread lent = owner.lent();
        List<Integer> ran = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            int number = i;
            (i % 2 == 0 ? owner : lent).execute(() -> ran.add(owner.isCurrent() && lent.isCurrent() ? number : -1));
        }
        owner.execute(done::countDown);
        done.await();
        assertThat(ran).hasSize(100).isSorted().doesNotContain(-1);
        assertThat(owner.isCurrent()).isFalse();
    }

    @Test
    void whatWasAskedForThroughAHandleIsDroppedWhenThatHandleIsClosed() throws InterruptedException {
        VenueThread lent = owner.lent();
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch closed = new CountDownLatch(1);
        lent.every(Duration.ofMillis(1), ran::incrementAndGet);
        lent.after(Duration.ofMillis(1), ran::incrementAndGet);
        owner.execute(() -> {
            lent.execute(ran::incrementAndGet);
            lent.close();
            closed.countDown();
        });
        closed.await();
        int before = ran.get();
        CountDownLatch later = new CountDownLatch(1);
        owner.after(Duration.ofMillis(30), later::countDown);
        later.await();
        assertThat(ran).hasValue(before);
        assertThatThrownBy(() -> lent.execute(ran::incrementAndGet)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void theThreadLivesOnForItsOwnerWhenALentHandleIsClosed() throws InterruptedException {
        owner.lent().close();
        CountDownLatch ran = new CountDownLatch(3);
        owner.every(Duration.ofMillis(1), ran::countDown);
        ran.await();
    }
}
