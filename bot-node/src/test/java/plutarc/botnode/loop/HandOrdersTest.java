package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.botnode.BotNodeJson;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.ManualOrder;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.TimeInForce;

/** Orders by hand: under the limits, idempotent, managed by the template, protected from the first fill. */
class HandOrdersTest {

    /** Enters nothing by itself: its signal needs an average that never crosses within the test. */
    private static final String QUIET = Bots.CROSS.replace("\"threshold\": 0.5", "\"threshold\": 1.0").replace("\"mode\": \"cross\", \"ttl\": 1", "\"mode\": \"cross\", \"ttl\": 1")
            .replace("\"direction\": \"both\"", "\"direction\": \"both\"").replace("{\"component\": \"hard_stop\"",
                    "{\"component\": \"adx\", \"role\": \"filter\", \"params\": {\"period\": 14, \"threshold\": 60}},\n{\"component\": \"hard_stop\"");

    private final SimulatedVenue venue = new SimulatedVenue(11, 0);
    private TradingLoop loop = new TradingLoop(Bots.BOT, "test", Optional.empty());
    private final List<Output> outputs = new ArrayList<>();
    private Optional<LoopState> committed = Optional.empty();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private void take(Input input) {
        now = now.plusMillis(1);
        List<Output> step = loop.accept(now, input);
        for (Output output : step) {
            outputs.add(output);
            if (output instanceof Output.Commit commit) {
                committed = commit.state().or(() -> committed);
            }
            venue.carryOut(output);
        }
    }

    private void settle() {
        for (int i = 0; i < 6; i++) {
            for (Optional<Input> next = venue.next(); next.isPresent(); next = venue.next()) {
                take(next.get());
            }
            now = now.plusSeconds(1);
            take(new Input.Tick());
        }
    }

    @BeforeEach
    void run() {
        venue.thin = 0;
        take(new Input.LinkUp());
        take(new Input.Configured(Bots.configuration(1, false, QUIET), Optional.of(Bots.KEY)));
        settle();
        venue.walk(1);
        settle();
    }

    private InstructionId place(String id, ManualOrder order) {
        InstructionId instruction = new InstructionId(id);
        take(new Input.Instructed(instruction, new Instruction.PlaceOrder(order), now.plusSeconds(30)));
        settle();
        return instruction;
    }

    private static ManualOrder market(Side side, String quantity, boolean reduceOnly) {
        return new ManualOrder(Bots.SYMBOL, side, new BigDecimal(quantity), Optional.empty(), Optional.empty(), reduceOnly);
    }

    private ManualOrder limit(double price) {
        return new ManualOrder(Bots.SYMBOL, Side.LONG, new BigDecimal("0.02"), Optional.of(BigDecimal.valueOf(Math.round(price * 10) / 10.0)), Optional.empty(), false);
    }

    private Output.Progress last(InstructionId id) {
        return outputs.stream().filter(Output.Progress.class::isInstance).map(Output.Progress.class::cast).filter(told -> told.id().equals(id)).reduce((a, b) -> b).orElseThrow();
    }

    private List<OrderRequest> placed() {
        return outputs.stream().filter(Output.Place.class::isInstance).map(output -> ((Output.Place) output).order()).toList();
    }

    @Test
    void aMarketOrderBecomesATradeWithTheTemplatesStopRestingAtTheVenue() {
        InstructionId id = place("one", market(Side.LONG, "0.02", false));
        assertThat(last(id).state()).isEqualTo(InstructionState.DONE);
        assertThat(last(id).detail().orElseThrow()).contains("0.02").contains("filled");
        assertThat(venue.position).isEqualByComparingTo("0.02");
        assertThat(placed().getFirst().timeInForce()).isEqualTo(TimeInForce.IMMEDIATE_OR_CANCEL);
        assertThat(placed()).anyMatch(order -> order.trigger().isPresent() && order.reduceOnly() && order.quantity().value().compareTo(new BigDecimal("0.02")) == 0);
        venue.moveTo(venue.price() * 0.99);
        settle();
        assertThat(venue.position).as("the venue has closed it at the stop").isZero();
    }

    @Test
    void theTighterOfTheOwnStopAndTheTemplatesCounts() {
        BigDecimal tight = BigDecimal.valueOf(Math.floor(venue.price() * 0.999));
        place("tight", new ManualOrder(Bots.SYMBOL, Side.LONG, new BigDecimal("0.02"), Optional.empty(), Optional.of(tight), false));
        assertThat(placed().stream().flatMap(order -> order.trigger().stream()).map(trigger -> trigger.price())).anyMatch(level -> level.compareTo(tight) == 0);
    }

    @Test
    void theSameInstructionTwiceSendsOneOrder() {
        place("same", market(Side.LONG, "0.02", false));
        place("same", market(Side.LONG, "0.02", false));
        assertThat(venue.position).isEqualByComparingTo("0.02");
        assertThat(placed()).filteredOn(order -> !order.reduceOnly()).hasSize(1);
    }

    @Test
    void aProcessThatDiedWhilePlacingFollowsTheOrderAndSendsNoSecondOne() {
        InstructionId id = new InstructionId("died");
        Input order = new Input.Instructed(id, new Instruction.PlaceOrder(market(Side.LONG, "0.02", false)), now.plusSeconds(30));
        take(order);
        venue.disconnect();
        loop = new TradingLoop(Bots.BOT, "test", committed.map(state -> BotNodeJson.mapper().readValue(BotNodeJson.mapper().writeValueAsBytes(state), LoopState.class)));
        take(new Input.LinkUp());
        take(new Input.Configured(Bots.configuration(1, false, QUIET), Optional.of(Bots.KEY)));
        settle();
        take(order);
        settle();
        assertThat(venue.position).isEqualByComparingTo("0.02");
        assertThat(placed()).filteredOn(sent -> !sent.reduceOnly()).hasSize(1);
        assertThat(last(id).state()).isEqualTo(InstructionState.DONE);
    }

    @Test
    void aLimitOrderRestsFillsAndIsProtected() {
        InstructionId id = place("rest", limit(venue.price() * 0.995));
        assertThat(last(id).detail().orElseThrow()).contains("rests at the venue");
        assertThat(venue.position).isZero();
        venue.moveTo(venue.price() * 0.9945);
        settle();
        assertThat(venue.position).isEqualByComparingTo("0.02");
        assertThat(placed()).anyMatch(order -> order.trigger().isPresent());
    }

    @Test
    void aRestingOrderCanBeCancelledByItsIdOnce() {
        place("rest", limit(venue.price() * 0.99));
        String order = placed().getLast().clientOrderId().value();
        InstructionId cancel = new InstructionId("cancel");
        take(new Input.Instructed(cancel, new Instruction.CancelOrder(order), now.plusSeconds(30)));
        settle();
        assertThat(last(cancel).state()).isEqualTo(InstructionState.DONE);
        assertThat(venue.restsNothing()).isTrue();
        InstructionId again = new InstructionId("again");
        take(new Input.Instructed(again, new Instruction.CancelOrder(order), now.plusSeconds(30)));
        assertThat(last(again).state()).isEqualTo(InstructionState.FAILED);
    }

    @Test
    void aRestingOrderIsTakenBackWhenTheBotPauses() {
        place("rest", limit(venue.price() * 0.99));
        take(new Input.Instructed(new InstructionId("pause"), new Instruction.Pause(), now.plusSeconds(30)));
        settle();
        assertThat(venue.restsNothing()).isTrue();
        assertThat(outputs.stream().filter(Output.Commit.class::isInstance).flatMap(output -> ((Output.Commit) output).reports().stream()))
                .anyMatch(report -> report instanceof BotReport.Activity activity && activity.kind().equals("entry.withdrawn") && activity.message().contains("paused"));
    }

    @Test
    void closeAllTakesRestingOrdersBackAndIsDoneOnlyWhenNothingCanOpenAPosition() {
        place("rest", limit(venue.price() * 0.99));
        InstructionId all = new InstructionId("all");
        take(new Input.Instructed(all, new Instruction.CloseAll(), now.plusSeconds(30)));
        settle();
        settle();
        assertThat(last(all).state()).isEqualTo(InstructionState.DONE);
        assertThat(last(all).detail().orElseThrow()).contains("confirmed by the venue");
        assertThat(venue.restsNothing()).isTrue();
    }

    @Test
    void aPausedBotRefusesToOpenAndStillReduces() {
        place("open", market(Side.LONG, "0.04", false));
        take(new Input.Instructed(new InstructionId("pause"), new Instruction.Pause(), now.plusSeconds(30)));
        InstructionId opens = place("more", market(Side.LONG, "0.02", false));
        assertThat(last(opens).state()).isEqualTo(InstructionState.FAILED);
        assertThat(last(opens).detail().orElseThrow()).contains("paused");
        InstructionId reduces = place("less", market(Side.SHORT, "0.01", true));
        assertThat(last(reduces).state()).isEqualTo(InstructionState.DONE);
        assertThat(venue.position).isEqualByComparingTo("0.03");
        venue.moveTo(venue.price() * 0.98);
        settle();
        assertThat(venue.position).as("the stop covers what is left, and no more").isZero();
    }

    @Test
    void whatTheMarketOrTheLimitsForbidIsRefusedWithEveryReason() {
        InstructionId id = place("bad", new ManualOrder(Bots.SYMBOL, Side.LONG, new BigDecimal("0.0205"), Optional.of(BigDecimal.valueOf(90_000)), Optional.empty(), false));
        assertThat(last(id).detail().orElseThrow()).contains("is not a multiple of 0.001");
        InstructionId far = place("far", limit(venue.price() * 1.5));
        assertThat(last(far).detail().orElseThrow()).contains("slippage limit");
        InstructionId stop = place("stop", new ManualOrder(Bots.SYMBOL, Side.LONG, new BigDecimal("0.02"), Optional.empty(), Optional.of(BigDecimal.valueOf(90_000)), false));
        assertThat(last(stop).detail().orElseThrow()).contains("losing side");
        InstructionId other = place("other", new ManualOrder("DOGEUSDT", Side.LONG, BigDecimal.ONE, Optional.empty(), Optional.empty(), false));
        assertThat(last(other).detail().orElseThrow()).contains("does not trade DOGEUSDT");
        InstructionId nothing = place("nothing", market(Side.SHORT, "0.02", true));
        assertThat(last(nothing).detail().orElseThrow()).contains("no long position");
        assertThat(placed()).isEmpty();
    }
}
