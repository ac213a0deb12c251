package plutarc.commandside.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.contracts.backtest.BacktestEvent;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.exchangekey.ExchangeKeyEvent;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.strategy.TemplateEvent;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.workspace.NameEvent;
import plutarc.contracts.workspace.WorkspaceEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is stored is a contract: of each event and revision a file says how it looks. A change that breaks one of these tests needs the
 * next revision, a new file and an upcaster from the former. {@code -Dgolden.write=true} writes files that are missing.
 */
class StoredEventsTest {
    private static final Path FOLDER = Path.of("src/test/resources/events");
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();

    static Stream<Class<?>> events() {
        return Stream.of(BacktestEvent.class, BillingEvent.class, BotEvent.class, ExchangeKeyEvent.class, TemplateEvent.class, TradingEvent.class, WorkspaceEvent.class, NameEvent.class)
                .flatMap(SampleRecords::recordsOf);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsItsFileSays(Class<?> event) throws IOException {
        var file = file(event);
        var written = JSON.readTree(serializer.serialize(SampleRecords.of(event), byte[].class).getData());
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(SampleRecords.of(event)) + "\n");
        }
        assertThat(written).isEqualTo(JSON.readTree(Files.readString(file)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aStoredEventIsReadAsItWas(Class<?> event) throws IOException {
        assertThat((Object) JSON.readValue(Files.readString(file(event)), event)).isEqualTo(SampleRecords.of(event));
    }

    @Test
    void aTradeOfBeforeItsCircumstancesWereToldIsStillRead() throws IOException {
        var stored = (tools.jackson.databind.node.ObjectNode) JSON.readTree(Files.readString(file(TradingEvent.TradeClosed.class)));
        ((tools.jackson.databind.node.ObjectNode) stored.get("trade")).remove("circumstances");

        var read = JSON.treeToValue(stored, TradingEvent.TradeClosed.class);

        assertThat(read.trade().circumstances()).isEmpty();
        assertThat(read.trade().rMultiple()).isEmpty();
    }

    /** Former revisions stay: what is stored in them is read for ever. */
    @Test
    void everyFileBelongsToAnEventOrToOneOfItsFormerRevisions() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(events().flatMap(event -> IntStream.rangeClosed(1, revision(event))
                    .mapToObj(revision -> file(event, revision))).toList());
        }
    }

    private static Path file(Class<?> event) {
        return file(event, revision(event));
    }

    private static int revision(Class<?> event) {
        return event.getAnnotation(MessageName.class).revision();
    }

    private static Path file(Class<?> event, int revision) {
        return FOLDER.resolve(event.getAnnotation(MessageName.class).value() + "." + revision + ".json");
    }
}
