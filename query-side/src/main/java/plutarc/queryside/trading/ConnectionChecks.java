package plutarc.queryside.trading;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.link.BotFrame.Heartbeat;
import plutarc.contracts.trading.EntryCheck;

/** How the bot is connected: to the backend, with its clock and its configuration, and to its venue. Pure. */
final class ConnectionChecks {

    private static final String GROUP = "connection";
    /** Venues refuse requests that are further off than this. */
    private static final double CLOCK_LIMIT_SECONDS = 5;
    private static final double CLOCK_NOTED_SECONDS = 1;

    private ConnectionChecks() {
    }

    static List<EntryCheck> of(EntrySubject subject) {
        return List.of(link(subject), clock(subject), configuration(subject.bot()), venue(subject), warmUp(subject));
    }

    private static EntryCheck link(EntrySubject subject) {
        var line = CheckLine.of("link", GROUP, "Link to the bot").against("heard within " + subject.patience().toSeconds() + " s");
        if (subject.bot().lastHeartbeat().isEmpty()) {
            return line.unknown("It has not been heard from yet");
        }
        long age = Math.max(0, Duration.between(subject.bot().lastHeartbeat().get(), subject.now()).toSeconds());
        var heard = line.figure("heard " + age + " s ago").since(subject.bot().lastHeartbeat());
        if (age <= subject.patience().toSeconds()) {
            return heard.since(Optional.empty()).passes("It is heard from");
        }
        return up(subject.bot()) ? heard.noted("It is not heard from; it trades on by itself for a day", "Look at its instance. Restart the bot if it does not come back.")
                : heard.unknown("Its instance does not run");
    }

    private static boolean up(BotView bot) {
        return bot.state() == BotState.ONLINE || bot.state() == BotState.PAUSED || bot.state() == BotState.OFFLINE;
    }

    private static EntryCheck clock(EntrySubject subject) {
        var line = CheckLine.of("clock", GROUP, "Clock").against("± " + (int) CLOCK_LIMIT_SECONDS + " s");
        Optional<Heartbeat> heartbeat = subject.status().heartbeat();
        if (heartbeat.isEmpty() || subject.status().heardAt().isEmpty()) {
            return line.unknown("No heartbeat has told the time of its clock yet");
        }
        double off = Duration.between(subject.status().heardAt().get(), heartbeat.get().at()).toMillis() / 1000.0 + heartbeat.get().linkRoundTripMs().orElse(0.0) / 2000;
        var told = line.figure(String.format(Locale.ROOT, "%+.2f s", off));
        if (Math.abs(off) >= CLOCK_LIMIT_SECONDS) {
            return told.blocks("Its clock is too far from ours: venues refuse what it signs", "Set the clock of its instance (NTP).");
        }
        return Math.abs(off) >= CLOCK_NOTED_SECONDS ? told.noted("Its clock is off ours", "Let its instance keep time by NTP before it gets worse.")
                : told.passes("Its clock goes with ours");
    }

    private static EntryCheck configuration(BotView bot) {
        var line = CheckLine.of("configuration", GROUP, "Configuration").figure("revision " + bot.appliedRevision()).against("revision " + bot.configurationRevision());
        return bot.appliedRevision() >= bot.configurationRevision() ? line.passes("What is configured is in force")
                : line.waits("The bot has not put the latest configuration in force", "Nothing: it takes it up with the next heartbeat, or when it is up again.");
    }

    private static EntryCheck venue(EntrySubject subject) {
        var bot = subject.bot();
        var line = CheckLine.of("venue", GROUP, "Venue feed").since(subject.status().statusSince());
        var measured = bot.venueRoundTripMs().map(ms -> line.figure(String.format(Locale.ROOT, "round trip %.0f ms", ms))).orElse(line);
        if (bot.status().isEmpty()) {
            return line.since(Optional.empty()).unknown("It has not said yet whether it reaches its venue");
        }
        if (subject.says("no_market") || subject.says("starting")) {
            return measured.waits("The venue does not answer: " + bot.statusReason().orElse("it is being connected"), "Nothing at once: it tries again by itself. See whether the venue is down, or refuses the bot's address.");
        }
        return subject.obstacle("venue").map(verdict -> measured.sinceMarket(subject.since("rule/venue/0"))
                        .waits("Positions have not been compared with the venue since it was out of reach", "Nothing: it compares as soon as the venue answers."))
                .orElseGet(() -> subject.says("no_key") || subject.says("no_template") ? measured.unknown("It connects once it has a key and a template")
                        : measured.since(Optional.empty()).passes("The venue answers, positions and orders are in step"));
    }

    private static EntryCheck warmUp(EntrySubject subject) {
        var line = CheckLine.of("warm_up", GROUP, "Warm-up");
        long cold = subject.verdicts().stream().filter(verdict -> verdict.reason().equals("still warming up")).count();
        if (subject.says("warming_up")) {
            return line.since(subject.status().statusSince()).waits("It reads the candles that its indicators need", "Nothing: it takes seconds, or minutes where the venue has few candles.");
        }
        if (cold > 0) {
            long judged = subject.verdicts().stream().filter(verdict -> !verdict.role().equals("rule")).count();
            return line.figure(cold + " of " + judged + " components").waits("Some components have too few candles yet", "Nothing: they come with the next candles. A shorter period warms up sooner.");
        }
        return subject.candle().isEmpty() ? line.unknown("It has evaluated no candle yet") : line.passes("Every component has the candles that it needs");
    }
}
