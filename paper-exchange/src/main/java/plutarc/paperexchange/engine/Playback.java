package plutarc.paperexchange.engine;

import java.util.List;
import java.util.Optional;
import plutarc.paperexchange.journal.DataFolder;
import plutarc.paperexchange.journal.Journal;
import plutarc.paperexchange.market.Candle;
import plutarc.paperexchange.market.CandleHistory;
import plutarc.paperexchange.market.CandleSource;
import plutarc.paperexchange.market.FundingRates;
import plutarc.paperexchange.market.IntrabarPath;
import plutarc.paperexchange.market.Tape;
import plutarc.paperexchange.venue.MarketStep;
import plutarc.paperexchange.venue.Venue;
import plutarc.paperexchange.venue.VenueEvent;
import plutarc.paperexchange.venue.VenueRules;
import plutarc.paperexchange.venue.VenueState;

/** Venue, tape and history moving together, and their way back after a restart: snapshot, then the journal, step for step. */
public final class Playback {
    private final Venue venue;
    private final Tape tape;
    private final CandleHistory history = new CandleHistory();
    private final DataFolder folder;
    private int journalNumber;
    private Journal journal;
    private long snapshotBytes;
    private boolean silent = true;

    /**
     * Rebuilds what the folder holds, or starts afresh.
     *
     * @param past     minutes that are history before the first step
     * @param listener told of everything that happens after the rebuilding
     */
    public Playback(DataFolder folder, VenueRules rules, CandleSource source, int past, IntrabarPath path, Tape.Path order, FundingRates funding,
                    Listener listener) {
        this.folder = folder;
        Optional<DataFolder.Snapshot> snapshot = folder.snapshot();
        VenueState state = snapshot.map(DataFolder.Snapshot::state).orElseGet(VenueState::new);
        this.journalNumber = snapshot.map(DataFolder.Snapshot::number).orElse(0);
        this.venue = new Venue(rules, state, event -> tell(listener, event));
        long playedBars = (state.step() + 1) / path.steps();
        Candle last = null;
        for (long i = 0; i < past + playedBars; i++) {
            Optional<Candle> candle = source.next();
            if (candle.isEmpty()) {
                throw new IllegalArgumentException("history is " + past + " minutes, but the market has only " + i + ": ask for less");
            }
            last = candle.get();
            history.close(last);
        }
        CandleSource rest = source;
        if (last == null) {
            last = source.next().orElseThrow();
            Candle first = last;
            rest = new Prefixed(first, source);
            last = new Candle(Math.max(0, first.openTime() - Candle.MINUTE), first.open(), first.open(), first.open(), first.open(), first.volume());
        }
        this.tape = new Tape(rest, path, order, funding, last.openTime(), playedBars, () -> venue.netPosition(rules.instruments().getFirst().symbol()));
        if (state.step() < 0) {
            venue.prepare(last.openTime() + Candle.MINUTE - 1, last.close());
        }
        replay(folder.entries(journalNumber));
        this.journal = folder.journal(journalNumber);
        this.silent = false;
    }

    private static final class Prefixed implements CandleSource {
        private Candle first;
        private final CandleSource rest;

        Prefixed(Candle first, CandleSource rest) {
            this.first = first;
            this.rest = rest;
        }

        @Override
        public Optional<Candle> next() {
            if (first == null) {
                return rest.next();
            }
            Candle next = first;
            first = null;
            return Optional.of(next);
        }
    }

    private void tell(Listener listener, VenueEvent event) {
        if (!silent) {
            listener.happened(event, venue);
        }
    }

    private void replay(List<Journal.Entry> entries) {
        for (Journal.Entry entry : entries) {
            while (venue.state().step() < entry.step()) {
                advance();
            }
            if (entry.input() != null) {
                venue.apply(entry.input());
            }
            if (entry.ended()) {
                venue.end();
            }
        }
    }

    /** Plays the next step. */
    MarketStep advance() {
        MarketStep step = tape.take();
        venue.play(step);
        Candle candle = tape.playing().orElseThrow();
        if (step.kind() == MarketStep.Kind.OPEN) {
            tape.opened();
        }
        if (step.kind() == MarketStep.Kind.CLOSE) {
            history.close(candle);
        } else {
            history.trade(candle.openTime(), step.price(), step.volume());
        }
        return step;
    }

    void record(Journal.Entry entry) {
        journal.append(entry);
    }

    void force() {
        journal.force();
    }

    /**
     * Writes a snapshot when the journal has outgrown both {@code bytes} and the last snapshot, so that a restart stays short and snapshots
     * stay a small part of the work; only between two minutes, where nothing of the path is half-way.
     */
    void snapshotIfLarge(long bytes) {
        if (journal.size() > Math.max(bytes, snapshotBytes) && venue.betweenBars() && venue.state().step() >= 0) {
            Journal old = journal;
            journal = folder.journal(journalNumber + 1);
            snapshotBytes = folder.write(new DataFolder.Snapshot(journalNumber + 1, venue.state()));
            journalNumber++;
            old.close();
        }
    }

    void close() {
        journal.close();
    }

    public Venue venue() {
        return venue;
    }

    public Tape tape() {
        return tape;
    }

    public CandleHistory history() {
        return history;
    }
}
