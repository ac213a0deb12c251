package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.*;
import plutarc.contracts.exchangekey.ExchangeKeyEvent.*;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.risk.RiskLimits;

class BotConfigurationTest {
    private final CommandSide side = CommandSide.shared();

    @Test
    void aKeyIsClaimedAndAssignedInOneCommit() {
        var bot = deployed();
        var key = key();
        var events = side.when(OWNER, new AssignExchangeKey(bot.id(), key));
        assertThat(events).hasSize(3).contains(new ExchangeKeyClaimed(key, OURS, bot.id()), new ExchangeKeyAssigned(bot.id(), OURS, key));
        assertThat(((BotConfigurationChanged) events.get(2)).configuration().key().orElseThrow().instruments()).isEqualTo(BTC);
        assertThat(side.when(OWNER, new AssignExchangeKey(bot.id(), key))).isEmpty();
    }

    @Test
    void aKeyServesOneBot() {
        var key = key();
        side.send(OWNER, new AssignExchangeKey(deployed().id(), key));
        assertThat(refusal(() -> side.send(OWNER, new AssignExchangeKey(deployed().id(), key))).code()).isEqualTo("bot.key_in_use");
    }

    @Test
    void anInactiveAnUnknownAndADeletedKeyAreRefused() {
        var inactive = key();
        side.send(OWNER, new DeactivateExchangeKey(inactive));
        var deleted = key();
        side.send(OWNER, new DeleteExchangeKey(deleted));
        assertThat(refusal(() -> side.send(OWNER, new AssignExchangeKey(deployed().id(), inactive))).code()).isEqualTo("exchangekey.inactive");
        assertThat(refusal(() -> side.send(OWNER, new AssignExchangeKey(deployed().id(), deleted))).code()).isEqualTo("exchangekey.unknown");
        assertThat(refusal(() -> side.send(OWNER, new AssignExchangeKey(deployed().id(), ExchangeKeyId.random()))).code()).isEqualTo("exchangekey.unknown");
    }

    @Test
    void aKeyOfAnotherWorkspaceIsUnknown() {
        var theirs = ExchangeKeyId.random();
        side.send(STRANGER, new AddExchangeKey(theirs, THEIRS, "Theirs", plutarc.contracts.exchangekey.Venue.PAPER,
                plutarc.contracts.exchangekey.ContractType.LINEAR, false, "ab", BTC));
        assertThat(refusal(() -> side.send(OWNER, new AssignExchangeKey(deployed().id(), theirs))).code()).isEqualTo("exchangekey.unknown");
    }

    @Test
    void aKeyChangesOnlyWhileTheBotIsFlat() {
        var bot = online();
        var first = key();
        side.send(OWNER, new AssignExchangeKey(bot.id(), first));
        report(bot.id(), "e1", opened(1, "t1"));
        var refusal = refusal(() -> side.send(OWNER, new AssignExchangeKey(bot.id(), key())));
        assertThat(refusal.code()).isEqualTo("bot.not_flat");
        assertThat(refusal.problems().getFirst().value()).isEqualTo("BTCUSDT");
        assertThat(refusal(() -> side.send(OWNER, new UnassignExchangeKey(bot.id()))).code()).isEqualTo("bot.not_flat");
        report(bot.id(), "e1", closed(2, "t1"));
        var second = key();
        assertThat(side.when(OWNER, new AssignExchangeKey(bot.id(), second))).contains(new ExchangeKeyReleased(first, OURS, bot.id()),
                new ExchangeKeyClaimed(second, OURS, bot.id()), new ExchangeKeyUnassigned(bot.id(), OURS, first), new ExchangeKeyAssigned(bot.id(), OURS, second));
    }

    @Test
    void aRefusedAssignmentClaimsNothing() {
        var bot = online();
        var key = key();
        report(bot.id(), "e1", opened(1, "t1"));
        refusal(() -> side.send(OWNER, new AssignExchangeKey(bot.id(), key)));
        assertThat(side.when(OWNER, new DeleteExchangeKey(key))).hasSize(1);
    }

    @Test
    void anUnassignedKeyCanBeDeletedAndAnAssignedOneCannot() {
        var bot = deployed();
        var key = key();
        side.send(OWNER, new AssignExchangeKey(bot.id(), key));
        assertThat(refusal(() -> side.send(OWNER, new DeleteExchangeKey(key))).code()).isEqualTo("exchangekey.in_use");
        assertThat(side.when(OWNER, new UnassignExchangeKey(bot.id()))).contains(new ExchangeKeyUnassigned(bot.id(), OURS, key));
        assertThat(side.when(OWNER, new DeleteExchangeKey(key))).containsExactly(new ExchangeKeyDeleted(key, OURS));
    }

    @Test
    void theConfigurationFollowsTheKeyAndNoOtherKey() {
        var bot = deployed();
        var key = key();
        side.send(OWNER, new AssignExchangeKey(bot.id(), key));
        var follow = new FollowExchangeKey(bot.id(), key, false, BTC);
        assertThat(side.when(SYSTEM, follow)).singleElement()
                .isInstanceOfSatisfying(BotConfigurationChanged.class, it -> assertThat(it.configuration().key().orElseThrow().active()).isFalse());
        assertThat(side.when(SYSTEM, follow)).isEmpty();
        assertThat(side.when(SYSTEM, new FollowExchangeKey(bot.id(), key(), true, BTC))).isEmpty();
    }

    @Test
    void everyChangeRaisesTheRevisionByOneAndNoChangeRaisesNone() {
        var bot = deployed();
        var name = "Renamed " + bot.id();
        var renamed = side.when(OWNER, new RenameBot(bot.id(), name));
        assertThat(((BotConfigurationChanged) renamed.getLast()).configuration()).matches(it -> it.revision() == 2 && it.name().equals(name));
        assertThat(side.when(OWNER, new RenameBot(bot.id(), name))).isEmpty();
        var defaults = RiskLimits.DEFAULTS;
        assertThat(side.when(OWNER, new SetRiskLimits(bot.id(), defaults))).isEmpty();
        var looser = new RiskLimits(2, 5, defaults.maxLossPerTradePct(), Optional.empty(), true, Optional.empty(), 0, BigDecimal.ONE, BigDecimal.ONE, 10, 5,
                Optional.of(new BigDecimal("20")), Optional.of(BigDecimal.ZERO));
        var limited = side.when(OWNER, new SetRiskLimits(bot.id(), looser));
        assertThat(limited.getFirst()).isEqualTo(new RiskLimitsSet(bot.id(), OURS, looser));
        assertThat(((BotConfigurationChanged) limited.getLast()).configuration()).matches(it -> it.revision() == 3 && it.riskLimits().equals(looser));
    }

    @Test
    void riskLimitsOutOfRangeAreAllNamedAtOnce() {
        var bot = deployed();
        var wrong = new RiskLimits(0, 51, Optional.of(BigDecimal.ZERO), Optional.empty(), false, Optional.of(1), 3, new BigDecimal("126"), BigDecimal.TEN, 0, 61,
                Optional.of(new BigDecimal("91")), Optional.of(new BigDecimal("-1")));
        var refusal = refusal(() -> side.send(OWNER, new SetRiskLimits(bot.id(), wrong)));
        assertThat(refusal.code()).isEqualTo("risk.invalid");
        assertThat(refusal.problems()).extracting(it -> it.field()).containsExactly("maxPositionsPerAsset", "maxPositionsTotal", "maxLossPerTradePct",
                "consecutiveLossLimit", "consecutiveLossPauseMinutes", "maxLeverage", "apiErrorThreshold", "apiErrorWindowMinutes",
                "equityProtectionDrawdownPct", "minEquity");
    }

    @Test
    void aNameIsUniqueInItsWorkspaceAndFreeAgainAfterARename() {
        var name = "Unique " + BotId.random();
        var first = BotId.random();
        side.send(OWNER, new DeployBot(first, OURS, name, RegionId.LOCAL));
        assertThat(refusal(() -> side.send(OWNER, new DeployBot(BotId.random(), OURS, " " + name.toUpperCase() + " ", RegionId.LOCAL))).code()).isEqualTo("bot.name_taken");
        side.send(STRANGER, new DeployBot(BotId.random(), THEIRS, name, RegionId.LOCAL));
        side.send(OWNER, new RenameBot(first, "Other " + first));
        side.send(OWNER, new DeployBot(BotId.random(), OURS, name, RegionId.LOCAL));
    }

    @Test
    void ofManyWhoTakeANameAtOnceOneGetsIt() throws Exception {
        var name = "Race " + BotId.random();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var attempts = IntStream.range(0, 24).mapToObj(i -> (Callable<Boolean>) () -> {
                try {
                    side.send(OWNER, new DeployBot(BotId.random(), OURS, name, RegionId.LOCAL));
                    return true;
                } catch (RefusedException taken) {
                    return false;
                }
            }).toList();
            long winners = 0;
            for (var attempt : threads.invokeAll(attempts)) {
                winners += attempt.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void aNameThatIsNoneIsRefusedNamingTheField() {
        for (var name : new String[] {null, "", "   ", "x".repeat(61), "a\tb"}) {
            var refusal = refusal(() -> side.send(OWNER, new DeployBot(BotId.random(), OURS, name, RegionId.LOCAL)));
            assertThat(refusal.code()).isEqualTo("request.invalid");
            assertThat(refusal.problems().getFirst().field()).isEqualTo("name");
        }
    }

    @Test
    void aKeyOfAnExchangeThatDoesNotServeTheRegionIsRefusedAndStaysFree() {
        var key = ExchangeKeyId.random();
        side.send(OWNER, new AddExchangeKey(key, OURS, "Bybit", Venue.BYBIT, ContractType.LINEAR, false, "ab…yz", BTC));
        var ashburn = BotId.random();
        side.send(OWNER, new DeployBot(ashburn, OURS, "Ashburn " + ashburn, new RegionId("hetzner.ashburn")));
        var refusal = refusal(() -> side.send(OWNER, new AssignExchangeKey(ashburn, key)));
        assertThat(refusal.code()).isEqualTo("bot.region_not_served");
        assertThat(refusal.message()).contains("Bybit").contains("hetzner.ashburn");
        var singapore = BotId.random();
        side.send(OWNER, new DeployBot(singapore, OURS, "Singapore " + singapore, new RegionId("aws.singapore")));
        assertThat(side.when(OWNER, new AssignExchangeKey(singapore, key))).isNotEmpty();
    }
}
