package plutarc.benchmarks.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.ConfigurableApplicationContext;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Row;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformMain;

/** Commands through the command bus of a whole backend in this process: without HTTP, with everything below it. */
public final class CommandsInProcess implements Benchmark {

    private static final int SENDERS = 16;
    private static final Sender OWNER = new Sender(new Actor(ActorKind.USER, "account-1"), Optional.of(new WorkspaceId("workspace-1")), Optional.of(Role.OWNER));

    @Override
    public String name() {
        return "commands-in-process";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        try (ConfigurableApplicationContext backend = PlatformMain.start(List.of("--server.port=0", "--plutarc.link.port=0",
                "--plutarc.data=" + conditions.folder().resolve("data"), "--logging.level.root=warn"))) {
            CommandGateway gateway = backend.getBean(CommandGateway.class);
            List<Callable<?>> senders = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                senders.add(relabelling(gateway, number));
            }
            Load.during(conditions.times(4, 2), senders);
            Load many = Load.during(conditions.times(8, 3), senders);
            Load one = Load.during(conditions.times(5, 2), senders.subList(0, 1));
            String what = "The same command through the command bus of a whole backend (projections running), permission check, aggregate cache and durable store included; " + many.count() + " commands, warmed up.";
            return List.of(Row.of("Commands in process, " + SENDERS + " senders at once", many.perSecond(), "per s", what),
                    Row.of("The same, latency p99", many.millis(0.99), "ms", "From the call to the reply."),
                    Row.of("Commands in process, one sender", one.perSecond(), "per s", "One command after the other; " + one.count() + " commands."));
        }
    }

    private static Callable<?> relabelling(CommandGateway gateway, int number) {
        ExchangeKeyId key = new ExchangeKeyId("key-" + number);
        send(gateway, new ExchangeKeyCommand.AddExchangeKey(key, OWNER.workspace().orElseThrow(), "Key " + number, Venue.PAPER, ContractType.LINEAR, false, "ab…yz", List.of()));
        return new Callable<Void>() {
            private int sent;

            @Override
            public Void call() {
                send(gateway, new ExchangeKeyCommand.RelabelExchangeKey(key, "Key " + number + " " + sent++ % 2));
                return null;
            }
        };
    }

    private static void send(CommandGateway gateway, Command command) {
        gateway.sendAndWait(new GenericCommandMessage<>(command, OWNER.metaData()), 20, TimeUnit.SECONDS);
    }
}
