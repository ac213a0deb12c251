package plutarc.botnode.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.OrderRequest;

/**
 * Lets a second trading loop of the same code trade a few hundred minutes of an invented market, with a journal of its own that is deleted afterwards: first
 * with a template that enters all the time, then with the bot's own. A virtual machine loads, links and compiles code when it is first used, which takes tens
 * of milliseconds on the way from a candle to its order; afterwards the whole way is warm. Nothing of it reaches the venue, the backend or the bot's memory.
 */
public final class Rehearsal {

    private static final int BUSY_MINUTES = 300;
    private static final int OWN_MINUTES = 60;
    private static final long SEGMENT_BYTES = 8L << 20;
    private static final RiskLimits WIDE = new RiskLimits(1, 5, Optional.empty(), Optional.empty(), false, Optional.empty(), 0, new BigDecimal("125"),
            BigDecimal.TEN, 100, 60, Optional.empty(), Optional.empty());

    private final Path folder;
    private final BotConfiguration configuration;
    private final Input.VenueOpened venue;
    private final Consumer<OrderRequest> orders;
    private int placed;
    private Instant now = Instant.EPOCH;

    /**
     * @param folder        deleted before and afterwards, with all that is in it
     * @param configuration in force
     * @param venue         what the venue has said of itself and its instruments
     * @param orders        takes each order that would have been sent
     */
    public Rehearsal(Path folder, BotConfiguration configuration, Input.VenueOpened venue, Consumer<OrderRequest> orders) {
        this.folder = folder;
        this.configuration = configuration;
        this.venue = venue;
        this.orders = orders;
    }

    /**
     * Rehearses.
     *
     * @return how many orders were prepared; 0 where the key has no instrument that the venue knows
     * @throws UncheckedIOException if the folder cannot be written
     */
    public int run() {
        Optional<BotConfiguration.KeyInUse> key = configuration.key();
        Optional<InstrumentSpec> spec = key.flatMap(used -> venue.instruments().stream()
                .filter(known -> used.instruments().stream().map(Instrument::symbol).anyMatch(known.symbol()::equals)).findFirst());
        if (key.isPresent() && spec.isPresent()) {
            play(key.get(), spec.get(), new TemplateVersion(new TemplateId("rehearsal"), "Rehearsal", 1, busy()), BUSY_MINUTES);
            configuration.template().ifPresent(own -> play(key.get(), spec.get(), own, OWN_MINUTES));
        }
        return placed;
    }

    private void play(BotConfiguration.KeyInUse key, InstrumentSpec spec, TemplateVersion template, int minutes) {
        delete();
        try (Journal<LoopState> journal = Journal.open(folder, BotNodeJson.mapper(), LoopState.class, SEGMENT_BYTES)) {
            TradingLoop loop = new TradingLoop(configuration.botId(), "rehearsal", Optional.empty());
            ObligingVenue market = new ObligingVenue(spec, venue);
            Instrument instrument = key.instruments().stream().filter(known -> known.symbol().equals(spec.symbol())).findFirst().orElseThrow();
            BotConfiguration.KeyInUse ready = new BotConfiguration.KeyInUse(key.keyId(), key.venue(), key.contractType(), key.testnet(), true,
                    List.of(new Instrument(spec.symbol(), true, instrument.leverage(), instrument.marginMode())));
            take(loop, market, journal, new Input.LinkUp());
            take(loop, market, journal, new Input.Configured(new BotConfiguration(configuration.botId(), configuration.workspaceId(), configuration.name(), 1, false,
                    Optional.of(ready), Optional.of(template), WIDE), Optional.of(key.keyId())));
            for (int minute = 0; minute < minutes; minute++) {
                market.minute(minute);
                for (Optional<Input> next = market.next(); next.isPresent(); next = market.next()) {
                    take(loop, market, journal, next.get());
                }
                now = now.plus(Duration.ofMinutes(1));
                take(loop, market, journal, new Input.Tick());
            }
        } finally {
            delete();
        }
    }

    private void take(TradingLoop loop, ObligingVenue market, Journal<LoopState> journal, Input input) {
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

    private static String busy() {
        try (InputStream definition = Rehearsal.class.getResourceAsStream("/plutarc/botnode/rehearsal.json")) {
            return new String(definition.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
