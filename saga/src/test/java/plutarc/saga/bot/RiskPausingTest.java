package plutarc.saga.bot;

import static plutarc.saga.bot.Life.BOT;
import static plutarc.saga.bot.Life.OURS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotCommand.PauseByRiskLimit;
import plutarc.contracts.trading.TradingEvent.RiskLimitBreached;

class RiskPausingTest {

    private static RiskLimitBreached breached(String limit, String action) {
        return new RiskLimitBreached(BOT, OURS, "epoch", 1, limit, java.util.Optional.empty(), action, Map.of("value", BigDecimal.TEN), Instant.EPOCH);
    }

    @Test
    void aBotThatEquityProtectionHasPausedIsPausedForEverybody() {
        Life.fixture(RiskPausing.class, new Cloud()).givenNoPriorActivity().whenPublishingA(breached("equityProtectionDrawdownPct", "pause_and_close_all"))
                .expectDispatchedCommands(new PauseByRiskLimit(BOT, "equityProtectionDrawdownPct")).expectActiveSagas(0);
    }

    @Test
    void aLimitThatOnlyKeepsEntriesOutPausesNobody() {
        Life.fixture(RiskPausing.class, new Cloud()).givenNoPriorActivity().whenPublishingA(breached("dailyLossLimitPct", "pause_entries"))
                .expectNoDispatchedCommands().expectActiveSagas(0);
    }
}
