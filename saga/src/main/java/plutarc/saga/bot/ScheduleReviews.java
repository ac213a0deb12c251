package plutarc.saga.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotCommand.ReviewSchedule;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.compute.ProvisioningTimes;
import plutarc.saga.message.SystemCommands;

/** Has a bot held against its sessions, by its venue's clock and with what was measured of its provider. Thread-safe. */
public final class ScheduleReviews {
    private final VenueClocks clocks;
    private final ProvisioningTimes times;
    private final SystemCommands commands;
    private final Duration leastRest;

    public ScheduleReviews(VenueClocks clocks, ProvisioningTimes times, SystemCommands commands, Duration leastRest) {
        this.clocks = clocks;
        this.times = times;
        this.commands = commands;
        this.leastRest = leastRest;
    }

    /**
     * @param provider of its latest instance
     * @return when to ask again; empty where only another event can change anything
     */
    Optional<Instant> review(WorkspaceId workspaceId, BotId botId, Optional<Venue> venue, Optional<String> provider, RegionId region) {
        var lead = provider.map(it -> times.lead(it, region)).orElse(ProvisioningTimes.UNKNOWN);
        return Optional.ofNullable((Instant) commands.send("schedule", workspaceId, new ReviewSchedule(botId, clocks.at(venue), lead, leastRest)));
    }
}
