package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.trading.ManualOrder;
import plutarc.contracts.trading.Side;

class InstructionTest {
    private final CommandSide side = CommandSide.shared();
    private final InstructionId id = InstructionId.random();

    @Test
    void anInstructionIsQueuedWithItsExpiry() {
        var bot = online();
        assertThat(side.when(OWNER, new PauseBot(bot.id(), id)))
                .containsExactly(new InstructionQueued(bot.id(), OURS, id, new Instruction.Pause(), NOW.plus(Instructing.LIFETIME)));
    }

    @Test
    void theSameInstructionTwiceIsOne() {
        var bot = online();
        side.send(OWNER, new PauseBot(bot.id(), id));
        assertThat(side.when(OWNER, new PauseBot(bot.id(), id))).isEmpty();
        progress(bot, id, InstructionState.DONE);
        assertThat(side.when(OWNER, new PauseBot(bot.id(), id))).isEmpty();
    }

    @Test
    void anIdCannotNameAnotherInstruction() {
        var bot = online();
        side.send(OWNER, new PauseBot(bot.id(), id));
        assertThat(refusal(() -> side.send(OWNER, new ResumeBot(bot.id(), id))).code()).isEqualTo("bot.instruction_id_used");
    }

    @Test
    void aPauseTakesEffectWhenTheBotSaysSo() {
        var bot = online();
        side.send(OWNER, new PauseBot(bot.id(), id));
        var events = side.when(bot(bot.id().value()), new RecordInstructionProgress(bot.id(), id, InstructionState.DONE, Optional.of("no entries any more")));
        assertThat(events).hasSize(3);
        assertThat(events.get(0)).isEqualTo(new InstructionProgressed(bot.id(), OURS, id, InstructionState.DONE, Optional.of("no entries any more")));
        assertThat(events.get(1)).isEqualTo(new BotPaused(bot.id(), OURS));
        assertThat(((BotConfigurationChanged) events.get(2)).configuration()).matches(it -> it.paused() && it.revision() == 2);
    }

    @Test
    void aResumeUndoesIt() {
        var bot = online();
        side.send(OWNER, new PauseBot(bot.id(), id));
        progress(bot, id, InstructionState.DONE);
        var resume = InstructionId.random();
        side.send(OWNER, new ResumeBot(bot.id(), resume));
        assertThat(side.when(bot(bot.id().value()), new RecordInstructionProgress(bot.id(), resume, InstructionState.DONE, Optional.empty())))
                .contains(new BotResumed(bot.id(), OURS));
    }

    @Test
    void aCloseAllThatFailedLeavesTheBotPaused() {
        var bot = online();
        side.send(OWNER, new CloseAllPositions(bot.id(), id));
        assertThat(side.when(bot(bot.id().value()), new RecordInstructionProgress(bot.id(), id, InstructionState.FAILED, Optional.of("venue is down"))))
                .contains(new BotPaused(bot.id(), OURS));
    }

    @Test
    void progressNeverGoesBack() {
        var bot = online();
        side.send(OWNER, new ClosePosition(bot.id(), id, "BTCUSDT"));
        progress(bot, id, InstructionState.ACKNOWLEDGED);
        assertThat(side.when(SYSTEM, new RecordInstructionProgress(bot.id(), id, InstructionState.SENT, Optional.empty()))).isEmpty();
        assertThat(side.when(SYSTEM, new ExpireInstruction(bot.id(), id))).hasSize(1);
        assertThat(side.when(bot(bot.id().value()), new RecordInstructionProgress(bot.id(), id, InstructionState.DONE, Optional.empty()))).isEmpty();
    }

    @Test
    void anUnknownInstructionMakesNoProgress() {
        var bot = online();
        assertThat(side.when(SYSTEM, new ExpireInstruction(bot.id(), id))).isEmpty();
    }

    @Test
    void anOfflineBotCanBeToldForWhenItIsBack() {
        var bot = offline();
        assertThat(side.when(OWNER, new CloseAllPositions(bot.id(), id))).hasSize(1);
    }

    @Test
    void aBotThatDoesNotRunCannotBePaused() {
        for (var bot : new plutarc.commandside.Fleet.Deployed[] {deployed(), failed(), stopped()}) {
            assertThat(refusal(() -> side.send(OWNER, new PauseBot(bot.id(), InstructionId.random()))).code()).isEqualTo("bot.wrong_state");
        }
    }

    @Test
    void tooManyInstructionsAtOnceAreRefused() {
        var bot = online();
        for (int i = 0; i < InstructionLog.MOST_OPEN; i++) {
            side.send(OWNER, new PauseBot(bot.id(), InstructionId.random()));
        }
        assertThat(refusal(() -> side.send(OWNER, new PauseBot(bot.id(), InstructionId.random()))).code()).isEqualTo("bot.too_many_instructions");
    }

    @Test
    void theLogForgetsFinishedInstructionsOnlyBeyondItsBound() {
        var log = InstructionLog.EMPTY;
        for (int i = 0; i < 3 * InstructionLog.REMEMBERED; i++) {
            var each = new InstructionId("i" + i);
            log = log.queued(each, new Instruction.Pause());
            log = i % 10 == 0 ? log : log.progressed(each, InstructionState.DONE);
        }
        assertThat(log.entries()).hasSize(InstructionLog.REMEMBERED + 30);
        assertThat(log.open()).hasSize(30);
        assertThat(log.find(new InstructionId("i299"))).isPresent();
        assertThat(log.find(new InstructionId("i1"))).isEmpty();
    }

    @Test
    void anOrderByHandIsMeantForTheMarketThatItsSenderSees() {
        var bot = online();
        var order = new ManualOrder("BTCUSDT", Side.LONG, new BigDecimal("0.02"), Optional.empty(), Optional.of(new BigDecimal("39000")), false);
        assertThat(side.when(OWNER, new PlaceOrder(bot.id(), id, order)))
                .containsExactly(new InstructionQueued(bot.id(), OURS, id, new Instruction.PlaceOrder(order), NOW.plusSeconds(30)));
        assertThat(side.when(OWNER, new PlaceOrder(bot.id(), id, order))).isEmpty();
    }

    @Test
    void whatIsWrongWithAnOrderByHandIsSaidAtOnce() {
        var bot = online();
        var wrong = new ManualOrder("", Side.SHORT, BigDecimal.ZERO, Optional.of(new BigDecimal("100")), Optional.of(new BigDecimal("90")), true);
        assertThat(refusal(() -> side.send(OWNER, new PlaceOrder(bot.id(), id, wrong))).problems()).extracting(problem -> problem.field())
                .containsExactly("symbol", "quantity", "reduceOnly", "stopPrice");
        assertThat(refusal(() -> side.send(OWNER, new ReducePosition(bot.id(), id, wrong))).problems()).extracting(problem -> problem.field())
                .containsExactly("symbol", "quantity", "stopPrice", "limitPrice");
    }

    @Test
    void aRiskLimitPausesABotOnceAndForEverybody() {
        var bot = online();
        assertThat(side.when(SYSTEM, new PauseByRiskLimit(bot.id(), "equityProtectionDrawdownPct"))).first().isEqualTo(new BotPaused(bot.id(), OURS));
        assertThat(side.when(SYSTEM, new PauseByRiskLimit(bot.id(), "equityProtectionDrawdownPct"))).isEmpty();
    }
}
