package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.Wallet;

/** Several simulated venues as one, with one wallet that profits and losses go through. */
final class SimulatedMarket {

    private final List<SimulatedVenue> venues = new ArrayList<>();
    private final Random random;
    private final double cash;
    private final Deque<Input> answers = new ArrayDeque<>();
    private double faults;

    SimulatedMarket(long seed, double faults, double cash, Instant start, List<String> symbols) {
        this.random = new Random(seed);
        this.cash = cash;
        this.faults = faults;
        for (int i = 0; i < symbols.size(); i++) {
            venues.add(new SimulatedVenue(seed * 31 + i, faults, symbols.get(i), start));
        }
    }

    SimulatedVenue of(String symbol) {
        return venues.stream().filter(venue -> venue.symbol.equals(symbol)).findFirst().orElseThrow();
    }

    List<SimulatedVenue> venues() {
        return venues;
    }

    void walk() {
        venues.forEach(venue -> venue.walk(1));
    }

    void closeMinute() {
        venues.forEach(SimulatedVenue::closeMinute);
    }

    void interrupt() {
        venues.forEach(SimulatedVenue::interrupt);
    }

    /** Mends the venue. */
    void faultless() {
        faults = 0;
        venues.forEach(SimulatedVenue::faultless);
    }

    void disconnect() {
        answers.clear();
        venues.forEach(SimulatedVenue::disconnect);
    }

    void carryOut(Output output) {
        switch (output) {
            case Output.Subscribe subscribe -> of(subscribe.subscription().symbol()).carryOut(output);
            case Output.AskHistory ask -> of(ask.symbol()).carryOut(output);
            case Output.Prepare prepare -> of(prepare.symbol()).carryOut(output);
            case Output.Place place -> of(place.order().symbol()).carryOut(output);
            case Output.Amend amend -> of(amend.change().symbol()).carryOut(output);
            case Output.Cancel cancel -> of(cancel.symbol()).carryOut(output);
            case Output.CancelAll all -> of(all.symbol()).carryOut(output);
            case Output.AskOrder ask -> of(ask.symbol()).carryOut(output);
            case Output.OpenVenue open -> {
                disconnect();
                answers.add(opened(open));
            }
            case Output.AskSnapshot ask -> answers.add(snapshot(ask));
            case Output other -> venues.forEach(venue -> venue.carryOut(other));
        }
    }

    private Input opened(Output.OpenVenue open) {
        Map<String, FeeRate> fees = new HashMap<>();
        venues.forEach(venue -> fees.put(venue.symbol, venue.fees()));
        return new Input.VenueOpened(open.key().keyId(), SimulatedVenue.CAPABILITIES, venues.stream().map(SimulatedVenue::spec).toList(), fees);
    }

    private Input snapshot(Output.AskSnapshot ask) {
        if (random.nextDouble() < faults) {
            return new Input.SnapshotUnavailable(ExchangeError.of(ErrorReason.UNREACHABLE, "lost"));
        }
        List<Input.Snapshot> parts = venues.stream().map(venue -> venue.snapshot(ask)).toList();
        return new Input.Snapshot(ask.askedAt(), parts.stream().flatMap(part -> part.positions().stream()).toList(), parts.stream().flatMap(part -> part.openOrders().stream()).toList(),
                wallet(), parts.stream().flatMap(part -> part.executions().stream()).toList());
    }

    /** The next message of any of the connections; those of one keep their order. */
    Optional<Input> next() {
        if (!answers.isEmpty() && random.nextInt(3) == 0) {
            return Optional.of(answers.removeFirst());
        }
        List<SimulatedVenue> shuffled = new ArrayList<>(venues);
        Collections.shuffle(shuffled, random);
        for (SimulatedVenue venue : shuffled) {
            Optional<Input> next = venue.next();
            if (next.isPresent()) {
                return next;
            }
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.removeFirst());
    }

    Wallet wallet() {
        BigDecimal total = BigDecimal.valueOf(cash + venues.stream().mapToDouble(venue -> venue.profit).sum());
        return new Wallet(List.of(new Wallet.Balance("USDT", total, total, total, BigDecimal.ZERO)), venues.getFirst().now());
    }

    Map<String, Integer> timesPlaced() {
        Map<String, Integer> all = new HashMap<>();
        venues.forEach(venue -> all.putAll(venue.timesPlaced));
        return all;
    }

    boolean flat() {
        return venues.stream().allMatch(venue -> venue.position.signum() == 0);
    }
}
