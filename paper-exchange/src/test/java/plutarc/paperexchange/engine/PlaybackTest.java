package plutarc.paperexchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.paperexchange.journal.DataFolder;
import plutarc.paperexchange.journal.Journal;
import plutarc.paperexchange.market.FundingRates;
import plutarc.paperexchange.market.GeneratedCandles;
import plutarc.paperexchange.market.IntrabarPath;
import plutarc.paperexchange.market.Tape;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.MarketStep;
import plutarc.paperexchange.venue.NewOrder;
import plutarc.paperexchange.venue.Reply;
import plutarc.paperexchange.venue.Side;
import plutarc.paperexchange.venue.Venue;
import plutarc.paperexchange.venue.VenueEvent;
import plutarc.paperexchange.venue.VenueInput;
import plutarc.paperexchange.venue.VenueRules;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Rebuilding from snapshot and journal gives the very same state, wherever the process stopped. */
class PlaybackTest {
    private static final BigDecimal TICK = new BigDecimal("0.1");
    private final ObjectMapper json = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private static final Listener DEAF = new Listener() {
        @Override
        public void happened(VenueEvent event, Venue venue) {
        }

        @Override
        public void moved(MarketStep step, Venue venue) {
        }

        @Override
        public boolean congested() {
            return false;
        }
    };

    private static Playback playback(DataFolder folder) {
        Instrument instrument = Instrument.of("BTCUSDT", TICK, new BigDecimal("0.0002"), new BigDecimal("0.00055"));
        return new Playback(folder, new VenueRules(List.of(instrument), 1, new BigDecimal("1000")), new GeneratedCandles(9, 0, new BigDecimal("40000"), TICK), 10,
                new IntrabarPath(6, TICK), Tape.Path.ADVERSE_FIRST, FundingRates.constant(new BigDecimal("0.0003")), DEAF);
    }

    private void trade(Playback playback, Random random, int steps, long snapshotBytes) {
        for (int i = 0; i < steps; i++) {
            MarketStep step = playback.advance();
            playback.record(new Journal.Entry(step.index(), null, false));
            if (random.nextInt(3) == 0) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                BigDecimal last = playback.venue().last("BTCUSDT");
                NewOrder order = random.nextBoolean() ? NewOrder.market("BTCUSDT", side, new BigDecimal("0.010"))
                        : NewOrder.limit("BTCUSDT", side, new BigDecimal("0.020"), last.add(TICK.multiply(BigDecimal.valueOf(random.nextInt(200) - 100))));
                VenueInput input = new VenueInput.Place(1, order.protectedBy(null, side == Side.BUY ? last.subtract(BigDecimal.valueOf(50)) : last.add(BigDecimal.valueOf(50))));
                if (playback.venue().apply(input) instanceof Reply.Accepted) {
                    playback.record(new Journal.Entry(playback.venue().state().step(), input, false));
                }
            }
            playback.snapshotIfLarge(snapshotBytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aRebuiltVenueIsTheSameToTheLastByte(long seed, @TempDir Path path) {
        Random random = new Random(seed);
        String expected;
        try (DataFolder folder = new DataFolder(path, json)) {
            Playback playback = playback(folder);
            VenueInput open = new VenueInput.OpenAccount(1, "a", Map.of("USDT", new BigDecimal("100000")));
            playback.venue().apply(open);
            playback.record(new Journal.Entry(-1, open, false));
            trade(playback, random, 300 + random.nextInt(200), seed % 2 == 0 ? 4_000 : Long.MAX_VALUE);
            expected = json.writeValueAsString(playback.venue().state());
            playback.close();
        }
        try (DataFolder folder = new DataFolder(path, json)) {
            Playback playback = playback(folder);
            assertThat(json.readTree(json.writeValueAsString(playback.venue().state()))).isEqualTo(json.readTree(expected));
            assertThat(playback.history().size()).isEqualTo(10 + (int) playback.tape().bars());
            playback.close();
        }
    }

    @Test
    void aSnapshotReplacesTheJournalBeforeIt(@TempDir Path path) throws Exception {
        try (DataFolder folder = new DataFolder(path, json)) {
            Playback playback = playback(folder);
            trade(playback, new Random(1), 400, 2_000);
            playback.close();
        }
        try (Stream<Path> files = Files.list(path)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith("snapshot") || n.startsWith("journal"))).hasSize(2);
        }
    }
}
