package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.TradeId;
import plutarc.exchanges.ClientOrderId;

class OrderIdsTest {

    private final OrderIds ids = new OrderIds(new BotId("bot-1"));

    @Property
    void anIdSaysWhatItWasMadeOfAndFitsEveryVenue(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second, @ForAll Side side,
                                                   @ForAll OrderPurpose purpose, @ForAll @IntRange(min = 0, max = 46_655) int attempt) {
        TradeId trade = ids.trade("BTCUSDT", Instant.ofEpochSecond(second), side);
        ClientOrderId id = ids.order(trade, purpose, attempt);
        assertThat(id.value()).hasSizeBetween(23, 26);
        assertThat(ids.parse("BTCUSDT", id)).contains(new OrderIds.Parsed(trade, purpose, side, Instant.ofEpochSecond(second), attempt));
        assertThat(ids.isOwn(id)).isTrue();
    }

    @Test
    void decidingAgainGivesTheSameId() {
        Instant close = Instant.parse("2022-01-01T10:00:00Z");
        OrderIds restarted = new OrderIds(new BotId("bot-1"));
        assertThat(restarted.order(restarted.trade("BTCUSDT", close, Side.LONG), OrderPurpose.ENTRY, 0))
                .isEqualTo(ids.order(ids.trade("BTCUSDT", close, Side.LONG), OrderPurpose.ENTRY, 0));
    }

    @Test
    void anotherBotsOrSymbolsIdIsNotOurs() {
        Instant close = Instant.parse("2022-01-01T10:00:00Z");
        OrderIds other = new OrderIds(new BotId("bot-2"));
        ClientOrderId theirs = other.order(other.trade("BTCUSDT", close, Side.LONG), OrderPurpose.ENTRY, 0);
        assertThat(ids.parse("BTCUSDT", theirs)).isEmpty();
        assertThat(ids.isOwn(theirs)).isFalse();
        assertThat(ids.parse("ETHUSDT", ids.order(ids.trade("BTCUSDT", close, Side.LONG), OrderPurpose.ENTRY, 0))).isEmpty();
    }

    @Test
    void idsOfOtherProgramsAreNotOurs() {
        for (String foreign : new String[] {"x", "manual1", "E", "EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE"}) {
            assertThat(ids.parse("BTCUSDT", new ClientOrderId(foreign))).isEmpty();
        }
    }

    @Test
    void aClosingOrderOfAnInstructionIsOursButOfNoTrade() {
        ClientOrderId id = ids.closing("BTCUSDT", "instruction-1", 0);
        assertThat(ids.isOwn(id)).isTrue();
        assertThat(ids.parse("BTCUSDT", id)).isEmpty();
        assertThat(ids.closing("BTCUSDT", "instruction-1", 0)).isEqualTo(id);
        assertThat(ids.closing("BTCUSDT", "instruction-1", 1)).isNotEqualTo(id);
    }
}
