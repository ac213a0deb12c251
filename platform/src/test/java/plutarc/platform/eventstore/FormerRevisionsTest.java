package plutarc.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.trading.TradingEvent;
import plutarc.platform.message.MessageNames;
import plutarc.platform.message.StoredNames;

/** What earlier versions stored is read: each file of a former revision goes through the upcasters and becomes an event of now. */
class FormerRevisionsTest {

    private static final Path FOLDER = Path.of("../command-side/src/test/resources/events");
    private static final Pattern NAME = Pattern.compile("(.+)\\.(\\d+)\\.json");

    private final Serializer serializer = StoredNames.serializer();
    private final EventUpcasterChain upcasters = new EventUpcasterChain(new BreachWithoutSymbol());

    @Test
    void everyFormerRevisionIsReadAsTheOneOfNow() throws IOException {
        MessageNames names = MessageNames.ofContracts();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                assertThat(name.matches()).isTrue();
                Class<?> event = names.classOf(name.group(1)).orElseThrow();
                int now = event.getAnnotation(MessageName.class).revision();
                IntermediateEventRepresentation read = upcast(name.group(1), name.group(2), Files.readAllBytes(file));
                assertThat(read.getType().getRevision()).as("%s, upcast", file).isEqualTo(Integer.toString(now));
                Object payload = serializer.deserialize(read.getData());
                assertThat(payload).isInstanceOf(event);
            }
        }
    }

    @Test
    void aBreachOfBeforeIsTheAccounts() throws IOException {
        Object read = serializer.deserialize(upcast("trading.risk_limit_breached", "1", Files.readAllBytes(FOLDER.resolve("trading.risk_limit_breached.1.json"))).getData());
        assertThat(((TradingEvent.RiskLimitBreached) read).symbol()).isEqualTo(Optional.empty());
    }

    private IntermediateEventRepresentation upcast(String name, String revision, byte[] payload) {
        var stored = new GenericDomainEventEntry<>("type", "aggregate", 0, "event", "2026-01-01T00:00:00Z", name, revision, payload, "{}".getBytes());
        List<IntermediateEventRepresentation> read = upcasters.upcast(Stream.of(new InitialEventRepresentation(stored, serializer))).toList();
        assertThat(read).hasSize(1);
        return read.getFirst();
    }
}
