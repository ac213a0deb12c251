package plutarc.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GroupSyncTest {

    @Test
    void returnsOnlyAfterAnOperationThatBeganLater() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicLong synced = new AtomicLong();
        GroupSync sync = new GroupSync(() -> {
            long seen = written.get();
            Thread.yield();
            synced.accumulateAndGet(seen, Math::max);
        });
        AtomicBoolean early = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 32; caller++) {
                threads.submit(() -> {
                    for (int i = 0; i < 300; i++) {
                        long mine = written.incrementAndGet();
                        sync.await();
                        if (synced.get() < mine) {
                            early.set(true);
                        }
                    }
                });
            }
        }
        assertThat(early).isFalse();
        assertThat(synced).hasValue(32 * 300);
    }

    @Test
    void thoseWhoArriveDuringAnOperationShareTheNext() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger operations = new AtomicInteger();
        GroupSync sync = new GroupSync(() -> {
            operations.incrementAndGet();
            begun.countDown();
            awaitQuietly(go);
        });
        AtomicInteger waiting = new AtomicInteger();
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> callers = new ArrayList<>();
            callers.add(threads.submit(sync::await));
            begun.await();
            List<Thread> sharing = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                callers.add(threads.submit(() -> {
                    synchronized (sharing) {
                        sharing.add(Thread.currentThread());
                    }
                    waiting.incrementAndGet();
                    sync.await();
                }));
            }
            await().until(() -> waiting.get() == 10 && sharing.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            go.countDown();
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        assertThat(operations).hasValue(2);
    }

    @Test
    void aFailureReachesItsCallerAndTheNextTriesAgain() {
        AtomicInteger operations = new AtomicInteger();
        GroupSync sync = new GroupSync(() -> {
            if (operations.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
        });
        assertThatThrownBy(sync::await).hasMessage("disk full");
        sync.await();
        assertThat(operations).hasValue(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
