package plutarc.botnode.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.workspace.WorkspaceId;

/** Configurations and templates that tests share. */
public final class Bots {

    public static final BotId BOT = new BotId("bot-1");
    public static final ExchangeKeyId KEY = new ExchangeKeyId("key-1");
    public static final String SYMBOL = "BTCUSDT";

    /** Wide enough never to interfere. */
    public static final RiskLimits WIDE = new RiskLimits(10, 10, Optional.empty(), Optional.empty(), false, Optional.empty(), 60, BigDecimal.TEN,
            new BigDecimal("1.5"), 100, 5, Optional.empty(), Optional.empty());

    /** Crosses of fast averages with a fixed stop and target: many short trades. */
    public static final String CROSS = template("""
            {"component": "ema_cross", "role": "signal", "params": {"fast": 5, "slow": 13, "mode": "cross", "ttl": 1}},
            {"component": "hard_stop", "role": "exit_rule", "params": {"pct": 0.3}},
            {"component": "take_profit", "role": "exit_rule", "params": {"pct": 0.4}}""", 1);

    /** A trend state with stops that move, and an exit judged at closes. */
    public static final String TRAIL = template("""
            {"component": "ema_cross", "role": "signal", "params": {"fast": 8, "slow": 21, "mode": "state"}},
            {"component": "adx", "role": "filter", "params": {"period": 10, "threshold": 18}},
            {"component": "ema_distance", "role": "entry_guard", "params": {"ema": 20, "max_atr": 3.0}},
            {"component": "break_even", "role": "exit_rule", "params": {"trigger_pct": 0.2, "offset_pct": 0.05, "initial_stop_pct": 0.35}},
            {"component": "trailing_stop", "role": "exit_rule", "params": {"activation_pct": 0.3, "distance_pct": 0.2}},
            {"component": "signal_flip", "role": "exit_rule", "params": {}}""", 3);

    /** Stops from the ATR of a higher interval, and components that read one. */
    public static final String ATR = template("""
            {"component": "ema_cross", "role": "signal", "interval": "5m", "params": {"fast": 4, "slow": 9, "mode": "state"}},
            {"component": "atr", "role": "risk_gate", "params": {"period": 14, "min_pct": 0.01, "max_pct": 5}},
            {"component": "hard_stop", "role": "exit_rule", "params": {"basis": "atr", "atr_mult": 1.5}},
            {"component": "take_profit", "role": "exit_rule", "params": {"basis": "r", "r": 1.5}},
            {"component": "signal_flip", "role": "exit_rule", "params": {"min_hold_bars": 5}}""", 2);

    /** Always in the market: a flip closes and enters the other side at once. */
    public static final String REVERSE = template("""
            {"component": "ema_cross", "role": "signal", "params": {"fast": 8, "slow": 21, "mode": "state"}},
            {"component": "hard_stop", "role": "exit_rule", "params": {"pct": 0.6}},
            {"component": "signal_flip", "role": "exit_rule", "params": {"reverse": true}}""", 1);

    /** A higher interval's trend as a filter, hours in which to enter, a cooldown, and stops that trail from break-even on. */
    public static final String SESSION = template("""
            {"component": "ema_cross", "role": "signal", "params": {"fast": 4, "slow": 11, "mode": "cross", "ttl": 2}},
            {"component": "htf_trend", "role": "filter", "interval": "15m", "params": {"ema": 10, "confirm_bars": 1}},
            {"component": "rsi_exhaustion", "role": "entry_guard", "params": {"period": 9, "hi": 85, "lo": 15}},
            {"component": "break_even", "role": "exit_rule", "params": {"trigger_pct": 0.2, "offset_pct": 0.05, "initial_stop_pct": 0.35}},
            {"component": "trailing_stop", "role": "exit_rule", "params": {"activation_pct": 0.3, "distance_pct": 0.15}},
            {"component": "take_profit", "role": "exit_rule", "params": {"pct": 0.9}}""", 5,
            """
            {"label": "Europe and America", "days": ["mon", "tue", "wed", "thu", "fri"], "start": "07:00", "end": "21:30"},
            {"label": "Weekend nights", "days": ["sat", "sun"], "start": "22:00", "end": "05:00"}""");

    /** Reversion on a coarser interval with a chandelier, a target in multiples of the risk and a time stop. */
    public static final String CHANDELIER = template("""
            {"component": "rsi_level", "role": "signal", "interval": "3m", "params": {"period": 7, "low": 32, "high": 68, "on_reentry": true}},
            {"component": "atr", "role": "risk_gate", "params": {"period": 14, "min_pct": 0.01, "max_pct": 5}},
            {"component": "chandelier", "role": "exit_rule", "params": {"lookback": 10, "atr": 14, "mult": 2.5}},
            {"component": "take_profit", "role": "exit_rule", "params": {"basis": "r", "r": 1.2}},
            {"component": "time_stop", "role": "exit_rule", "params": {"max_bars": 90}}""", 3, "");

    /** Up to three entries at once while a trend lasts, each with stops of its own, and a flip that closes them all and enters the other side. */
    public static final String PYRAMID = template("""
            {"component": "ema_cross", "role": "signal", "params": {"fast": 8, "slow": 21, "mode": "state"}},
            {"component": "rsi_exhaustion", "role": "entry_guard", "params": {"period": 9, "hi": 80, "lo": 20}},
            {"component": "hard_stop", "role": "exit_rule", "params": {"pct": 0.35}},
            {"component": "trailing_stop", "role": "exit_rule", "params": {"activation_pct": 0.25, "distance_pct": 0.15}},
            {"component": "take_profit", "role": "exit_rule", "params": {"pct": 0.6}},
            {"component": "signal_flip", "role": "exit_rule", "params": {"reverse": true, "min_hold_bars": 4}}""", 4).replace("\"pyramiding\": 1", "\"pyramiding\": 3");

    private Bots() {
    }

    private static String template(String components, int cooldownBars) {
        return template(components, cooldownBars, "");
    }

    private static String template(String components, int cooldownBars, String sessions) {
        return """
                {"schema": "plutarc/template/1", "name": "Test", "description": "", "direction": "both", "triggerInterval": "1m",
                 "entryCooldown": {"amount": %d, "unit": "bars"}, "exitAtrInterval": "5m", "combination": {"mode": "min_score", "threshold": 0.5},
                 "sizing": {"mode": "fixed_quantity", "quantity": 0.05}, "pyramiding": 1, "sessions": [%s], "components": [%s]}
                """.formatted(cooldownBars, sessions, components);
    }

    public static BotConfiguration configuration(long revision, boolean paused, String template) {
        return configuration(revision, paused, template, true);
    }

    /** @param active whether the key may open positions */
    public static BotConfiguration configuration(long revision, boolean paused, String template, boolean active) {
        return new BotConfiguration(BOT, new WorkspaceId("workspace-1"), "Test bot", revision, paused,
                Optional.of(new BotConfiguration.KeyInUse(KEY, Venue.PAPER, ContractType.LINEAR, false, active,
                        List.of(new Instrument(SYMBOL, true, new BigDecimal("3"), MarginMode.ISOLATED)))),
                Optional.of(new TemplateVersion(new TemplateId("template-1"), "Test", 1, template)), WIDE);
    }
}
