package plutarc.commandside.exchangekey;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotCommand.AssignExchangeKey;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.*;
import plutarc.contracts.exchangekey.ExchangeKeyEvent.*;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.KeyVerdict;
import plutarc.contracts.exchangekey.MarginMode;

class ExchangeKeyTest {
    private final CommandSide side = CommandSide.shared();

    @Test
    void aKeyIsActiveWhenItIsAddedAndCanBeSwitched() {
        var key = key();
        assertThat(side.when(OWNER, new ActivateExchangeKey(key))).isEmpty();
        assertThat(side.when(OWNER, new DeactivateExchangeKey(key))).containsExactly(new ExchangeKeyDeactivated(key, OURS));
        assertThat(side.when(OWNER, new DeactivateExchangeKey(key))).isEmpty();
        assertThat(side.when(OWNER, new ActivateExchangeKey(key))).containsExactly(new ExchangeKeyActivated(key, OURS));
    }

    @Test
    void aLabelChangesOnce() {
        var key = key();
        assertThat(side.when(OWNER, new RelabelExchangeKey(key, " Desk 2 "))).containsExactly(new ExchangeKeyRelabelled(key, OURS, "Desk 2"));
        assertThat(side.when(OWNER, new RelabelExchangeKey(key, "Desk 2"))).isEmpty();
    }

    @Test
    void theListOfInstrumentsIsReplacedWhole() {
        var key = key();
        assertThat(side.when(OWNER, new ConfigureInstruments(key, List.of()))).containsExactly(new InstrumentsConfigured(key, OURS, List.of()));
        assertThat(side.when(OWNER, new ConfigureInstruments(key, List.of()))).isEmpty();
    }

    @Test
    void aKeyThatTurnsOutToWithdrawIsDeactivatedAndStaysSo() {
        var key = key();
        var now = findings(KeyVerdict.CAN_WITHDRAW, NOW);
        assertThat(side.when(OWNER, new RecordKeyCheck(key, now))).containsExactly(new ExchangeKeyChecked(key, OURS, now), new ExchangeKeyDeactivated(key, OURS));
        assertThat(refusal(() -> side.send(OWNER, new ActivateExchangeKey(key))).code()).isEqualTo("exchangekey.can_withdraw");
        side.send(OWNER, new RecordKeyCheck(key, findings(KeyVerdict.USABLE, NOW)));
        assertThat(side.when(OWNER, new ActivateExchangeKey(key))).containsExactly(new ExchangeKeyActivated(key, OURS));
    }

    @Test
    void aBotsCheckCountsWhileItHasTheKeyAndTheSameAgainOnceAnHour() {
        var key = key();
        var bot = deployed();
        var first = findings(KeyVerdict.USABLE, NOW);
        var me = bot(bot.id().value());
        assertThat(side.when(me, new ReportKeyCheck(key, bot.id(), first))).isEmpty();
        side.send(OWNER, new AssignExchangeKey(bot.id(), key));
        assertThat(side.when(me, new ReportKeyCheck(key, bot.id(), first))).containsExactly(new ExchangeKeyChecked(key, OURS, first));
        assertThat(side.when(me, new ReportKeyCheck(key, bot.id(), findings(KeyVerdict.USABLE, NOW.plusSeconds(60))))).isEmpty();
        assertThat(side.when(me, new ReportKeyCheck(key, bot.id(), findings(KeyVerdict.EXPIRED, NOW.plusSeconds(120))))).hasSize(1);
        assertThat(side.when(me, new ReportKeyCheck(key, bot.id(), findings(KeyVerdict.EXPIRED, NOW.plusSeconds(3720))))).hasSize(1);
        assertThat(refusal(() -> side.send(OWNER, new ReportKeyCheck(key, bot.id(), first))).code()).isEqualTo("permission.denied");
    }

    private static KeyFindings findings(KeyVerdict verdict, Instant at) {
        return new KeyFindings(verdict, "what to do", "", List.of(), Optional.empty(), Optional.empty(), at);
    }

    @Test
    void aDeletedKeyIsNoMore() {
        var key = key();
        side.send(OWNER, new DeleteExchangeKey(key));
        assertThat(refusal(() -> side.send(OWNER, new RelabelExchangeKey(key, "Ghost"))).code()).isEqualTo("exchangekey.unknown");
    }

    @ParameterizedTest
    @CsvSource({"btcusdt, 10, ISOLATED, instruments[1].symbol", "BTCUSDT, 10, ISOLATED, instruments[1].symbol", "ETHUSDT, 0.5, CROSS, instruments[1].leverage",
            "ETHUSDT, 126, CROSS, instruments[1].leverage", "ETHUSDT, , CROSS, instruments[1].leverage", "ETHUSDT, 5, , instruments[1].marginMode"})
    void anInstrumentThatIsWrongIsNamed(String symbol, BigDecimal leverage, MarginMode mode, String field) {
        var key = key();
        var list = List.of(BTC.getFirst(), new Instrument(symbol, true, leverage, mode));
        var refusal = refusal(() -> side.send(OWNER, new ConfigureInstruments(key, list)));
        assertThat(refusal.code()).isEqualTo("request.invalid");
        assertThat(refusal.problems().getFirst().field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"abcdefghijklmnopqrstuvwxyz, abcd…wxyz", "abcdefghijkl, ab…kl", "abc, …"})
    void aHintShowsLittleOfTheKey(String key, String hint) {
        assertThat(new plutarc.contracts.link.KeyMaterial(key, "secret", "").hint()).isEqualTo(hint);
    }
}
