package plutarc.queryside.trading;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.bot.SessionWindow;
import plutarc.contracts.exchangekey.KeyVerdict;
import plutarc.contracts.trading.EntryCheck;
import plutarc.contracts.trading.Verdict;

/** The bot itself: its state, a pause, its session, its key and its template. Pure. */
final class LifeChecks {

    private static final String GROUP = "bot";

    private LifeChecks() {
    }

    static List<EntryCheck> of(EntrySubject subject) {
        var bot = subject.bot();
        return List.of(state(bot), pause(bot), session(subject), key(subject), template(bot));
    }

    private static EntryCheck state(BotView bot) {
        var line = CheckLine.of("state", GROUP, "State").figure(bot.state().code().replace('_', ' ')).since(Optional.of(bot.stateSince()));
        String why = bot.stateReason().map(reason -> ": " + reason).orElse("");
        return switch (bot.state()) {
            case ONLINE -> line.passes("It is online" + why);
            case PAUSED -> line.passes("It is up; the pause has a line of its own");
            case DEPLOYING -> line.waits("Its instance is being created" + why, "Usually under a minute. Its deployments say what takes longer.");
            case WAKING -> line.waits("Its instance is being created again" + why, "Nothing: it wakes ahead of its session.");
            case SLEEPING -> line.waits("It sleeps between its sessions" + why, "Nothing: it wakes by itself. Wake it by hand to trade before.");
            case OFFLINE -> line.noted("It is not heard from" + why, "It trades on by itself while its instance runs; what follows is what it said last. Restart it if it does not come back.");
            case ERROR -> line.blocks("It has failed" + why, "Read the reason, mend its cause, then restart the bot.");
            case WINDING_DOWN -> line.blocks("It is being stopped" + why, "Deploy it again once it has stopped.");
            case STOPPED -> line.blocks("It is stopped" + why, "Deploy it again.");
        };
    }

    private static EntryCheck pause(BotView bot) {
        var line = CheckLine.of("pause", GROUP, "Pause").figure(bot.paused() ? "paused" : "not paused");
        return bot.paused() ? line.since(Optional.of(bot.stateSince())).blocks("Somebody, or a risk limit, has paused it: exits act, nothing is opened", "Resume it.")
                : line.passes("Nobody has paused it");
    }

    private static EntryCheck session(EntrySubject subject) {
        var line = CheckLine.of("session", GROUP, "Session");
        Optional<Instant> time = subject.bot().marketTime();
        Optional<SessionWindow> window = subject.bot().session();
        if (window.isPresent() && time.isPresent()) {
            var runs = window.get().contains(time.get());
            return runs ? line.against("until " + clock(window.get().closesAt())).sinceMarket(Optional.of(window.get().opensAt())).passes("Inside a session")
                    : line.against("from " + clock(window.get().opensAt())).waits("Outside every session of its template", "Nothing: it opens by itself. The template says when.");
        }
        Optional<Verdict> rule = subject.verdicts().stream().filter(verdict -> verdict.component().equals("session")).findFirst();
        return rule.filter(verdict -> !verdict.passed()).map(verdict -> line.sinceMarket(subject.since("rule/session/0"))
                .waits("Outside every session of its template", "Nothing: it opens by itself. The template says when."))
                .orElseGet(() -> line.passes(rule.map(Verdict::reason).filter(reason -> reason.startsWith("no")).map(any -> "Its template has no sessions: always open")
                        .orElse(rule.isPresent() ? "Inside a session" : "No session keeps it out")));
    }

    private static String clock(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static EntryCheck key(EntrySubject subject) {
        var line = CheckLine.of("key", GROUP, "Exchange key");
        if (subject.bot().key().isEmpty()) {
            return line.blocks("No exchange key is assigned", "Assign a key: it says where the bot trades, and what.");
        }
        var key = subject.bot().key().get();
        var named = line.figure(key.label());
        if (!key.active()) {
            return named.blocks("The key is deactivated: exits act, nothing is opened", "Activate the key, or assign another.");
        }
        if (key.symbols().isEmpty()) {
            return named.blocks("No instrument of the key is enabled", "Enable an instrument of the key.");
        }
        var findings = subject.findings();
        if (findings.isEmpty()) {
            return named.passes("Active, for " + String.join(", ", key.symbols()) + "; not tried at its venue yet");
        }
        var tried = named.since(Optional.of(findings.get().at()));
        return switch (findings.get().verdict()) {
            case USABLE -> tried.passes("Active, for " + String.join(", ", key.symbols()) + "; the venue takes it");
            case NO_ANSWER -> tried.noted("The venue could not be asked about the key", findings.get().advice());
            case KeyVerdict refused -> tried.blocks("The venue says of the key: " + refused.code().toLowerCase(Locale.ROOT).replace('_', ' '), findings.get().advice());
        };
    }

    private static EntryCheck template(BotView bot) {
        var line = CheckLine.of("template", GROUP, "Template");
        if (bot.template().isEmpty()) {
            return line.blocks("No template is assigned", "Assign a template: it says when to enter and exit.");
        }
        var named = line.figure(bot.template().get().name() + " v" + bot.template().get().version());
        return bot.status().filter("no_template"::equals).isPresent() ? named.blocks("The bot cannot use it: " + bot.statusReason().orElse("it is not valid for this bot"), "Open the template: it says what is wrong.")
                : named.passes("Assigned, decides every " + bot.template().get().interval());
    }
}
