package plutarc.botnode.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plutarc.botnode.loop.Input;
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
    /** The bot's own template is through after so many orders, or minutes: it may decide once an hour. */
    private static final int OWN_ORDERS = 60;
    private static final int OWN_MINUTES = 1_500;
    private static final RiskLimits WIDE = new RiskLimits(1, 5, Optional.empty(), Optional.empty(), false, Optional.empty(), 0, new BigDecimal("125"),
            BigDecimal.TEN, 100, 60, Optional.empty(), Optional.empty());

    private final Path folder;
    private final BotConfiguration configuration;
    private final Input.VenueOpened venue;
    private final Consumer<OrderRequest> orders;
    private final Optional<InstrumentSpec> spec;

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
        this.spec = configuration.key().flatMap(used -> venue.instruments().stream()
                .filter(known -> used.instruments().stream().map(Instrument::symbol).anyMatch(known.symbol()::equals)).findFirst());
    }

    /**
     * Rehearses.
     *
     * @return how many orders were prepared; 0 where the key has no instrument that the venue knows
     * @throws UncheckedIOException if the folder cannot be written
     */
    public int run() {
        return spec.map(known -> play(busy(), BUSY_MINUTES, Integer.MAX_VALUE) + configuration.template().map(own -> play(own, OWN_MINUTES, OWN_ORDERS)).orElse(0)).orElse(0);
    }

    /**
     * For going on with it while the bot trades; empty where the key has no instrument that the venue knows.
     *
     * @throws UncheckedIOException if the folders beside the rehearsal's cannot be written
     */
    public Optional<CacheWarmer> warmer() {
        return spec.map(known -> {
            Play busy = open(folder.resolveSibling(folder.getFileName() + "-busy"), busy());
            Optional<Play> own = configuration.template().map(template -> open(folder.resolveSibling(folder.getFileName() + "-own"), template));
            return new CacheWarmer(Stream.concat(Stream.of(busy), own.stream()).toList());
        });
    }

    private int play(TemplateVersion template, int minutes, int orders) {
        try (Play play = open(folder, template)) {
            while (play.minutes() < minutes && play.placed() < orders) {
                play.step();
            }
            return play.placed();
        }
    }

    private Play open(Path where, TemplateVersion template) {
        InstrumentSpec traded = spec.orElseThrow();
        BotConfiguration.KeyInUse key = configuration.key().orElseThrow();
        Instrument instrument = key.instruments().stream().filter(known -> known.symbol().equals(traded.symbol())).findFirst().orElseThrow();
        BotConfiguration.KeyInUse ready = new BotConfiguration.KeyInUse(key.keyId(), key.venue(), key.contractType(), key.testnet(), true,
                List.of(new Instrument(traded.symbol(), true, instrument.leverage(), instrument.marginMode())));
        return new Play(where, new BotConfiguration(configuration.botId(), configuration.workspaceId(), configuration.name(), 1, false, Optional.of(ready),
                Optional.of(template), WIDE), traded, venue, orders);
    }

    /** A template that enters whenever it is flat and leaves soon. */
    private static TemplateVersion busy() {
        try (InputStream definition = Rehearsal.class.getResourceAsStream("/plutarc/botnode/rehearsal.json")) {
            return new TemplateVersion(new TemplateId("rehearsal"), "Rehearsal", 1, new String(definition.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
