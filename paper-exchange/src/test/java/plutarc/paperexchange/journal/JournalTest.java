package plutarc.paperexchange.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.paperexchange.venue.MarginMode;
import plutarc.paperexchange.venue.NewOrder;
import plutarc.paperexchange.venue.Side;
import plutarc.paperexchange.venue.Trigger;
import plutarc.paperexchange.venue.VenueInput;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {
    private static final BigDecimal ONE = new BigDecimal("1.50");
    private static final List<Journal.Entry> ENTRIES = List.of(
            new Journal.Entry(-1, new VenueInput.OpenAccount(1, "a", java.util.Map.of("USDT", ONE)), false),
            new Journal.Entry(0, new VenueInput.Deposit(1, "BTC", ONE), false),
            new Journal.Entry(3, new VenueInput.Place(1, NewOrder.limit("BTCUSDT", Side.BUY, ONE, ONE).withLinkId("x").reducing()
                    .when(Trigger.Direction.FALLING, ONE)), false),
            new Journal.Entry(3, new VenueInput.Amend(1, "BTCUSDT", "id", "", null, ONE, null, BigDecimal.ZERO, null), false),
            new Journal.Entry(4, new VenueInput.Cancel(1, "BTCUSDT", "", "x"), false),
            new Journal.Entry(4, new VenueInput.CancelAll(1, plutarc.paperexchange.venue.Category.INVERSE, "", "BTC", "", "StopOrder"), false),
            new Journal.Entry(4, new VenueInput.SetLeverage(1, "BTCUSDT", ONE), false),
            new Journal.Entry(4, new VenueInput.SetTradingStop(1, "BTCUSDT", ONE, null, null, ONE), false),
            new Journal.Entry(4, new VenueInput.SetMarginMode(1, MarginMode.ISOLATED_MARGIN), false),
            new Journal.Entry(11, null, false), new Journal.Entry(12, null, true));
    @TempDir
    Path folder;
    private final ObjectMapper json = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("journal.log");
        try (Journal journal = Journal.open(file, json)) {
            ENTRIES.forEach(journal::append);
        }
    }

    @Test
    void everyKindOfInputComesBackAsItWas() {
        assertThat(Journal.read(file, json).entries()).isEqualTo(ENTRIES);
    }

    @Test
    void aTornLastLineIsCutOffWhereverItTore() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int lastLine = new String(whole).lastIndexOf('\n', whole.length - 2) + 1;
        for (int cut = lastLine; cut < whole.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertThat(Journal.read(file, json).entries()).isEqualTo(ENTRIES.subList(0, ENTRIES.size() - 1));
        }
        try (Journal journal = Journal.open(file, json)) {
            journal.append(ENTRIES.getLast());
        }
        assertThat(Journal.read(file, json).entries()).isEqualTo(ENTRIES);
    }

    @Test
    void damageBeforeTheLastLineIsNotPassedOver() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Journal.read(file, json)).hasMessageContaining("damaged at byte 0");
    }

    @Test
    void theNamesOnDiskAreAContract() throws IOException {
        assertThat(Files.readString(file)).contains("\"type\":\"account.open\"", "\"type\":\"account.deposit\"", "\"type\":\"order.place\"", "\"type\":\"order.amend\"",
                "\"type\":\"order.cancel\"", "\"type\":\"order.cancel-all\"", "\"type\":\"position.leverage\"", "\"type\":\"position.trading-stop\"", "\"type\":\"account.margin-mode\"");
    }
}
