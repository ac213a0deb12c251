package plutarc.platform.candles;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plutarc.candles.Spans;
import plutarc.contracts.candles.CandleFetchView;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetQuery.CandleFetches;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;
import plutarc.platform.venue.VenueEndpoints;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/**
 * Reads histories from venues in the background, one for each workspace at a time, and adds them in the name of who asked. What is under way when the process ends has to be asked for
 * again; candles that a set of the workspace has already are taken from there. Thread-safe.
 */
@Component
class CandleFetching {

    private static final int MOST_FAILED_KEPT = 5;
    private static final Logger log = LoggerFactory.getLogger(CandleFetching.class);

    private final CandleFolder folder;
    private final VenueEndpoints endpoints;
    private final CommandGateway commands;
    private final Clock clock;
    private final Map<WorkspaceId, List<CandleFetch>> fetches = new ConcurrentHashMap<>();

    CandleFetching(CandleFolder folder, VenueEndpoints endpoints, CommandGateway commands, Clock clock) {
        this.folder = folder;
        this.endpoints = endpoints;
        this.commands = commands;
        this.clock = clock;
    }

    @QueryHandler
    List<CandleFetchView> handle(CandleFetches query) {
        synchronized (fetches) {
            return fetches.getOrDefault(query.workspaceId(), List.of()).reversed().stream().map(CandleFetch::view).toList();
        }
    }

    /** @throws RefusedException {@code candle_set.fetching} where one is under way already */
    void begin(CandleFetch.Wanted wanted) {
        CandleFetch fetch = new CandleFetch(wanted);
        synchronized (fetches) {
            List<CandleFetch> of = fetches.computeIfAbsent(wanted.set().workspaceId(), any -> new ArrayList<>());
            of.stream().filter(CandleFetch::running).findAny().ifPresent(other -> {
                throw new RefusedException(Refusal.of("candle_set.fetching", "History is being read for this workspace already. Wait until it is there, or stop it.", "candleSets",
                        other.wanted().set().name(), "one at a time"));
            });
            while (of.size() >= MOST_FAILED_KEPT) {
                of.removeFirst();
            }
            of.add(fetch);
        }
        Thread.ofVirtual().name("candles-" + wanted.set().symbol()).start(() -> run(fetch));
    }

    /** @return whether there was one, under way or failed */
    boolean stop(WorkspaceId workspace, CandleSetId set) {
        synchronized (fetches) {
            List<CandleFetch> of = fetches.getOrDefault(workspace, List.of());
            Optional<CandleFetch> found = of.stream().filter(fetch -> fetch.wanted().set().candleSetId().equals(set)).findFirst();
            found.ifPresent(fetch -> {
                fetch.stop();
                of.remove(fetch);
            });
            return found.isPresent();
        }
    }

    private void run(CandleFetch fetch) {
        CandleFetch.Wanted wanted = fetch.wanted();
        WorkspaceId workspace = wanted.set().workspaceId();
        try {
            read(fetch);
            if (!fetch.stopped()) {
                commands.sendAndWait(new GenericCommandMessage<>(wanted.set(), wanted.sender()));
            }
            stop(workspace, wanted.set().candleSetId());
        } catch (RefusedException refused) {
            fetch.failed(refused.refusal().message());
        } catch (RuntimeException failure) {
            fetch.failed(FetchFailures.words(failure));
            if (!(failure instanceof CompletionException && failure.getCause() instanceof ExchangeException)) {
                log.atError().setCause(failure).addKeyValue("symbol", wanted.set().symbol()).log("history could not be read");
            }
        } finally {
            folder.discard(workspace, wanted.set().candleSetId());
        }
    }

    private void read(CandleFetch fetch) {
        CandleFetch.Wanted wanted = fetch.wanted();
        ExchangeSettings settings = new ExchangeSettings(endpoints.of(wanted.venue(), wanted.testnet()), wanted.set().contractType(), new KeyMaterial("", "", ""), Optional.empty());
        // Never connected: no stream is opened, and what is asked is public.
        try (Exchange exchange = Exchanges.factory(wanted.venue()).open(settings, event -> { }, clock, RandomGenerator.getDefault())) {
            VenueHistory history = new VenueHistory(exchange, wanted.set().symbol(), wanted.interval(), known(wanted));
            Candles candles = history.candles(wanted.from(), wanted.to(), fetch::at);
            if (fetch.stopped()) {
                return;
            }
            if (candles.size() < 2) {
                throw new RefusedException("candle_set.empty", "The exchange has no candles of " + wanted.set().symbol() + " in that span.");
            }
            var span = Spans.of(candles);
            var funding = history.funding(span.from(), span.to());
            folder.putAside(wanted.set().workspaceId(), new CandleSetView(wanted.set().candleSetId(), wanted.set().name(), wanted.set().symbol(), wanted.set().contractType(), span,
                    funding.size(), wanted.set().origin(), wanted.set().venue(), Optional.empty(), Optional.of(clock.instant())), candles, funding);
        }
    }

    /** The set of the same market that has most of the span, where there is one. A testnet's prices are no market's. */
    private Candles known(CandleFetch.Wanted wanted) {
        return (wanted.testnet() ? List.<CandleSetView>of() : folder.list(wanted.set().workspaceId())).stream()
                .filter(set -> set.venue().equals(wanted.set().venue()) && set.origin() == wanted.set().origin() && set.symbol().equals(wanted.set().symbol())
                        && set.contractType() == wanted.set().contractType() && set.span().interval().equals(wanted.interval().label()))
                .max(Comparator.comparingLong(set -> overlap(set, wanted))).flatMap(set -> folder.open(wanted.set().workspaceId(), set.candleSetId()))
                .map(history -> history.between(wanted.from(), wanted.to()).candles()).orElseGet(() -> none(wanted.interval()));
    }

    private static long overlap(CandleSetView set, CandleFetch.Wanted wanted) {
        return Math.min(set.span().to().toEpochMilli(), wanted.to().toEpochMilli()) - Math.max(set.span().from().toEpochMilli(), wanted.from().toEpochMilli());
    }

    private static Candles none(Interval interval) {
        return new Candles(interval, new long[0], new double[0], new double[0], new double[0], new double[0], new double[0]);
    }
}
