package plutarc.paperexchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final RateLimits limits = new RateLimits(true);

    @Test
    void tenOrdersASecondForEachAccountAndPathInARollingWindow() {
        for (int i = 0; i < 10; i++) {
            RateLimits.Usage usage = limits.use(1, "/v5/order/create", 1000 + i * 50);
            assertThat(usage.exceeded()).isFalse();
            assertThat(usage.left()).isEqualTo(9 - i);
        }
        RateLimits.Usage eleventh = limits.use(1, "/v5/order/create", 1900);
        assertThat(eleventh.exceeded()).isTrue();
        assertThat(eleventh.reset()).isEqualTo(2000);
        assertThat(limits.use(2, "/v5/order/create", 1900).exceeded()).as("another account").isFalse();
        assertThat(limits.use(1, "/v5/order/cancel", 1900).exceeded()).as("another path").isFalse();
        assertThat(limits.use(1, "/v5/order/create", 2000).exceeded()).as("the first has left the window").isFalse();
    }

    @Test
    void looksHaveAWiderLimitThanOrders() {
        assertThat(limits.use(1, "/v5/order/realtime", 0).limit()).isEqualTo(50);
        assertThat(limits.use(1, "/v5/position/list", 0).limit()).isEqualTo(50);
        assertThat(limits.use(1, "/v5/position/set-leverage", 0).limit()).isEqualTo(10);
    }

    @Test
    void sixHundredRequestsInFiveSecondsForEachAddress() {
        for (int i = 0; i < 600; i++) {
            assertThat(limits.tooOften("127.0.0.5", i)).isFalse();
        }
        assertThat(limits.tooOften("127.0.0.5", 700)).isTrue();
        assertThat(limits.tooOften("127.0.0.6", 700)).isFalse();
        assertThat(limits.tooOften("127.0.0.5", 5001)).isFalse();
    }

    @Test
    void switchedOffTheyNeverStrike() {
        RateLimits off = new RateLimits(false);
        for (int i = 0; i < 2000; i++) {
            assertThat(off.use(1, "/v5/order/create", 0).exceeded() || off.tooOften("a", 0)).isFalse();
        }
    }
}
