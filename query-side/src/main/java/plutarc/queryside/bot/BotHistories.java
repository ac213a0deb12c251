package plutarc.queryside.bot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Event;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.message.EventSender;
import plutarc.queryside.trading.DataCuts;

/**
 * Everything that ever happened to a bot, out of the event store. The histories that were looked at last are kept, up to
 * {@value #MOST_KEPT} events in all, so that a step further reads only what is new. Thread-safe.
 */
public final class BotHistories {

    private static final int MOST_KEPT = 120_000;
    private static final String LEDGER = "ledger-";

    private final EventStore events;
    private final BiFunction<WorkspaceId, BotId, Optional<DataCuts>> deleted;
    private final Map<BotId, Streams> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param deleted what of a bot's data is no longer to be told */
    public BotHistories(EventStore events, BiFunction<WorkspaceId, BotId, Optional<DataCuts>> deleted) {
        this.events = events;
        this.deleted = deleted;
    }

    private record Streams(List<Moment> bot, List<Moment> ledger) {

        int size() {
            return bot.size() + ledger.size();
        }
    }

    /** In order; empty where this workspace has no such bot. */
    List<Moment> of(WorkspaceId workspace, BotId bot) {
        Streams streams = read(bot);
        boolean theirs = Optional.of(streams.bot()).filter(list -> !list.isEmpty()).map(list -> ((BotEvent) list.getFirst().event()).workspaceId())
                .filter(workspace::equals).isPresent();
        if (!theirs) {
            return List.of();
        }
        keep(bot, streams);
        return merged(streams.bot(), deleted.apply(workspace, bot).map(cuts -> left(cuts, streams.ledger())).orElse(streams.ledger()));
    }

    private static List<Moment> left(DataCuts cuts, List<Moment> ledger) {
        return cuts.without(ledger, moment -> (TradingEvent) moment.event(), Moment::at);
    }

    private Streams read(BotId bot) {
        Streams known;
        synchronized (kept) {
            known = kept.getOrDefault(bot, new Streams(List.of(), List.of()));
        }
        return new Streams(read(known.bot(), bot.value(), "bot-"), read(known.ledger(), LEDGER + bot, LEDGER));
    }

    private List<Moment> read(List<Moment> known, String stream, String name) {
        List<Moment> all = new ArrayList<>(known);
        var more = events.readEvents(stream, known.size());
        while (more.hasNext()) {
            DomainEventMessage<?> message = more.next();
            all.add(new Moment(name + message.getSequenceNumber(), message.getTimestamp(), (Event) message.getPayload(), EventSender.of(message.getMetaData())));
        }
        return all;
    }

    private void keep(BotId bot, Streams streams) {
        synchronized (kept) {
            kept.put(bot, streams);
            var oldest = kept.values().iterator();
            int size = kept.values().stream().mapToInt(Streams::size).sum();
            while (size > MOST_KEPT && oldest.hasNext()) {
                size -= oldest.next().size();
                oldest.remove();
            }
        }
    }

    /** By time; each stream stays in its own order, and of two at one time the bot's comes first. */
    static List<Moment> merged(List<Moment> bot, List<Moment> ledger) {
        List<Moment> all = new ArrayList<>(bot.size() + ledger.size());
        int b = 0;
        int l = 0;
        while (b < bot.size() || l < ledger.size()) {
            boolean takeBot = l == ledger.size() || b < bot.size() && !bot.get(b).at().isAfter(ledger.get(l).at());
            all.add(takeBot ? bot.get(b++) : ledger.get(l++));
        }
        return all;
    }
}
