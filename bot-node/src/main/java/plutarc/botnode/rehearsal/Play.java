package plutarc.botnode.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plutarc.botnode.BotNodeJson;
import plutarc.botnode.journal.Journal;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.LoopState;
import plutarc.botnode.loop.Output;
import plutarc.botnode.loop.TradingLoop;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.OrderRequest;

/** A trading loop with a journal of its own, on an invented market that goes on as long as somebody asks for the next step. For one thread at a time. */
final class Play implements AutoCloseable {

    private static final long SEGMENT_BYTES = 8L << 20;

    private final Path folder;
    private final Journal<LoopState> journal;
    private final TradingLoop loop;
    private final ObligingVenue market;
    private final Consumer<OrderRequest> orders;
    private Instant now = Instant.EPOCH;
    private int minutes;
    private int placed;

    /**
     * @param folder        deleted before and afterwards, with all that is in it
     * @param configuration with a key that is usable and a template
     * @param orders        takes each order that would have been sent
     * @throws UncheckedIOException if the folder cannot be written
     */
    Play(Path folder, BotConfiguration configuration, InstrumentSpec spec, Input.VenueOpened venue, Consumer<OrderRequest> orders) {
        this.folder = folder;
        this.orders = orders;
        delete();
        journal = Journal.open(folder, BotNodeJson.mapper(), LoopState.class, SEGMENT_BYTES);
        loop = new TradingLoop(configuration.botId(), "rehearsal", Optional.empty());
        market = new ObligingVenue(spec, venue);
        take(new Input.LinkUp());
        take(new Input.Configured(configuration, configuration.key().map(BotConfiguration.KeyInUse::keyId)));
    }

    /** Lets the loop take one more thing that the market says; the next minute's candle when it has said all of the one before. */
    void step() {
        Optional<Input> next = market.next();
        if (next.isEmpty()) {
            now = now.plus(Duration.ofMinutes(1));
            take(new Input.Tick());
            journal.discard();
            market.minute();
            minutes++;
            next = market.next();
        }
        next.ifPresent(this::take);
    }

    /** Minutes that the market has traded. */
    int minutes() {
        return minutes;
    }

    /** Orders prepared so far. */
    int placed() {
        return placed;
    }

    @Override
    public void close() {
        journal.close();
        delete();
    }

    private void take(Input input) {
        now = now.plusMillis(1);
        for (Output output : loop.accept(now, input)) {
            switch (output) {
                case Output.Commit commit -> journal.commit(commit.state(), commit.reports());
                case Output.Place place -> {
                    placed++;
                    orders.accept(place.order());
                    market.carryOut(output);
                }
                default -> market.carryOut(output);
            }
        }
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
