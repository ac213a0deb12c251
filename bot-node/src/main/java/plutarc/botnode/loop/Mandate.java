package plutarc.botnode.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateVersion;

/** What the backend wants of the bot, and when it was last heard. Of the loop's thread alone. */
final class Mandate {

    private static final Duration STALE = Duration.ofHours(24);

    private Optional<BotConfiguration> configuration = Optional.empty();
    private Optional<ExchangeKeyId> keyReady = Optional.empty();
    private Optional<Instant> linkedAt;
    private boolean linkUp;
    private Optional<Boolean> pauseOverride;

    Mandate(Optional<LoopState> state) {
        this.linkedAt = state.flatMap(LoopState::linkedAt);
        this.pauseOverride = state.flatMap(LoopState::pauseOverride);
    }

    /** Takes a configuration. An override that says the same ends, and the configuration speaks for itself again. */
    void configure(BotConfiguration next, Optional<ExchangeKeyId> ready) {
        configuration = Optional.of(next);
        keyReady = ready;
        pauseOverride = pauseOverride.filter(paused -> paused != next.paused());
    }

    Optional<BotConfiguration> configuration() {
        return configuration;
    }

    /** Of the configuration in force; 0 without one. */
    long revision() {
        return configuration.map(BotConfiguration::revision).orElse(0L);
    }

    Optional<BotConfiguration.KeyInUse> key() {
        return configuration.flatMap(BotConfiguration::key);
    }

    /** The configured key, if this process holds its text. */
    Optional<BotConfiguration.KeyInUse> usableKey() {
        return key().filter(key -> keyReady.equals(Optional.of(key.keyId())));
    }

    Optional<TemplateVersion> template() {
        return configuration.flatMap(BotConfiguration::template);
    }

    RiskLimits limits() {
        return configuration.map(BotConfiguration::riskLimits).orElse(RiskLimits.DEFAULTS);
    }

    /** By instruction, until the configuration says the same. */
    void pause(boolean paused) {
        pauseOverride = Optional.of(paused);
    }

    Optional<Boolean> pauseOverride() {
        return pauseOverride;
    }

    boolean paused() {
        return pauseOverride.orElse(configuration.map(BotConfiguration::paused).orElse(true));
    }

    void link(boolean up, Instant now) {
        linkUp = up;
        linkedAt = Optional.of(now);
    }

    boolean linkUp() {
        return linkUp;
    }

    Optional<Instant> linkedAt() {
        return linkedAt;
    }

    /** Whether the backend has been silent for so long that nothing may be opened any more. */
    boolean stale(Instant now) {
        return !linkUp && linkedAt.filter(at -> now.isAfter(at.plus(STALE))).isPresent();
    }
}
