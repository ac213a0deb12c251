package plutarc.queryside.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.ActivityView;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.trading.Severity;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewCollection;
import plutarc.queryside.store.ViewJson;

/** One line of the activity feed, without the names that can change. */
public record ActivityFacts(String id, Instant at, Optional<Instant> marketAt, BotId botId, Severity severity, String kind, String message, Actor actor) {

    public static final ViewCollection<ActivityFacts> ACTIVITY = ViewCollection.of("activity", ActivityFacts.class)
            .indexed("workspace", "-_id").indexed("workspace", "view.botId", "-_id");

    /** In which a bot's lines are listed: what its life says, and what its trading does. */
    static List<String> listsOf(BotId bot) {
        return List.of(listOfLife(bot), listOfTrading(bot));
    }

    static String listOfLife(BotId bot) {
        return "activity.life/" + bot.value();
    }

    public static String listOfTrading(BotId bot) {
        return "activity.trading/" + bot.value();
    }

    /** Begins with the time, so that ids order the feed. */
    static String id(Instant at, Source source) {
        return "%s-%s-%09d".formatted(ViewJson.text(at), source.id(), source.sequence());
    }

    public ActivityView view(String botName, String actorName) {
        return new ActivityView(id, at, marketAt, botId, botName, severity, kind, message, actorName);
    }
}
