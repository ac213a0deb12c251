package plutarc.queryside.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import plutarc.contracts.bot.BotHistoryQuery;
import plutarc.contracts.bot.BotReplay;
import plutarc.contracts.bot.BotStep;
import plutarc.contracts.bot.BotSteps;
import plutarc.queryside.message.EventNames;
import plutarc.queryside.message.Limits;
import plutarc.queryside.workspace.ActorNames;

/** Answers what can be asked about a bot's past, out of its events. Thread-safe. */
public final class BotHistoryQueries {

    private static final int MOST = 500;

    private final BotHistories histories;
    private final ActorNames names;

    public BotHistoryQueries(BotHistories histories, ActorNames names) {
        this.histories = histories;
        this.names = names;
    }

    @QueryHandler
    Optional<BotSteps> handle(BotHistoryQuery.Steps query) {
        int limit = Limits.require(query.limit(), MOST);
        List<Moment> history = histories.of(query.workspaceId(), query.botId());
        if (history.isEmpty()) {
            return Optional.empty();
        }
        int last = Math.min(history.size(), Math.max(limit, query.around().orElse(history.size()) + limit / 2));
        int first = Math.max(0, last - limit);
        StepSentences sentences = new StepSentences(history);
        List<BotStep> steps = new ArrayList<>(last - first);
        for (int i = first; i < last; i++) {
            steps.add(step(history.get(i), i + 1, sentences));
        }
        return Optional.of(new BotSteps(history.size(), steps));
    }

    @QueryHandler
    Optional<BotReplay> handle(BotHistoryQuery.StateAt query) {
        List<Moment> history = histories.of(query.workspaceId(), query.botId());
        int place = history.isEmpty() ? 0 : place(history, query);
        if (place == 0) {
            return Optional.empty();
        }
        Replaying before = Replaying.after(history.subList(0, place - 1));
        Replaying then = before.after(history.get(place - 1));
        Replaying now = then;
        for (Moment moment : history.subList(place, history.size())) {
            now = now.after(moment);
        }
        BotStep step = step(history.get(place - 1), place, new StepSentences(history));
        Optional<String> previous = place > 1 ? Optional.of(history.get(place - 2).step()) : Optional.empty();
        Optional<String> next = place < history.size() ? Optional.of(history.get(place).step()) : Optional.empty();
        Replaying latest = now;
        return then.then().map(it -> new BotReplay(step, history.size(), history.getFirst().at(), history.getLast().at(), previous, next, it, before.then(),
                latest.then().orElse(it)));
    }

    /** Counted from 1; the first step where the instant is before all of them, 0 for a step that never was. */
    private static int place(List<Moment> history, BotHistoryQuery.StateAt query) {
        if (query.step().isPresent()) {
            for (int i = 0; i < history.size(); i++) {
                if (history.get(i).step().equals(query.step().get())) {
                    return i + 1;
                }
            }
            return 0;
        }
        if (query.place().isPresent()) {
            return Math.clamp(query.place().get(), 1, history.size());
        }
        return query.at().map(at -> Math.max(1, lastAt(history, at))).orElse(history.size());
    }

    private static int lastAt(List<Moment> history, Instant at) {
        int last = 0;
        for (int i = 0; i < history.size(); i++) {
            if (!history.get(i).at().isAfter(at)) {
                last = i + 1;
            }
        }
        return last;
    }

    private BotStep step(Moment moment, int place, StepSentences sentences) {
        return new BotStep(place, moment.step(), moment.at(), EventNames.of(moment.event()), sentences.of(moment), names.nameOf(moment.sender().actor()),
                moment.sender().role(), moment.sender().reason());
    }
}
