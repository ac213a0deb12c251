package plutarc.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** A refusal on its way through a bus that passes on nothing but an exception's details. */
class RefusalsTest {

    private static final Refusal REFUSAL = Refusal.of("bot.name_taken", "Another bot has this name.", "name", "Alpha", "another name");

    @Test
    void aRefusalIsCarriedAsDetailsAndUnpackedForTheSender() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new RefusalCarrier());
        bus.subscribe(String.class.getName(), message -> {
            throw new RefusedException(REFUSAL);
        });
        assertThatThrownBy(() -> DefaultCommandGateway.builder().commandBus(bus).build().sendAndWait("command"))
                .isInstanceOfSatisfying(CommandExecutionException.class, packed -> assertThat(packed.getDetails()).contains(REFUSAL));
        assertThatThrownBy(() -> new UnpackingGateway(DefaultCommandGateway.builder().commandBus(bus)).sendAndWait("command"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(REFUSAL));
    }

    @Test
    void aRaceThatWasLostAtAxonServerIsSaidToBeOne() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(String.class.getName(), message -> {
            throw new CommandExecutionException("OUT_OF_RANGE: [AXONIQ-2000] Invalid sequence number 20 for aggregate b1, expected 21", null);
        });
        assertThatThrownBy(() -> new UnpackingGateway(DefaultCommandGateway.builder().commandBus(bus)).sendAndWait("command"))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void whatIsNoRefusalPassesUnchanged() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new RefusalCarrier());
        bus.subscribe(String.class.getName(), message -> message.getPayload().equals("fail") ? failing() : "done");
        UnpackingGateway gateway = new UnpackingGateway(DefaultCommandGateway.builder().commandBus(bus));
        assertThat(gateway.<String>sendAndWait("command")).isEqualTo("done");
        assertThatThrownBy(() -> gateway.sendAndWait("fail")).isInstanceOf(IllegalStateException.class).hasMessage("broken");
    }

    private static Object failing() {
        throw new IllegalStateException("broken");
    }
}
