package plutarc.benchmarks.backend;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.ConfigurableApplicationContext;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.contracts.exchangekey.ExchangeKeyCommand;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Authorization;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Sender;
import plutarc.contracts.strategy.TemplateCommand;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformMain;
import plutarc.platform.workspace.Memberships;

/** What it costs each command that somebody's role is looked up and their permission checked. */
public final class PermissionCheck implements Benchmark {

    private static final int AT_ONCE = 1_000;
    private static final double LIMIT_MICROS = 20;
    private static final AccountId OWNER = new AccountId("account-1");
    private static final WorkspaceId WORKSPACE = new WorkspaceId("workspace-1");

    private long allowed;

    @Override
    public String name() {
        return "permission-check";
    }

    @Override
    public List<Row> run(Conditions conditions) {
        try (ConfigurableApplicationContext backend = PlatformMain.start(List.of("--server.port=0", "--plutarc.link.port=0",
                "--plutarc.data=" + conditions.folder().resolve("data"), "--logging.level.root=warn"))) {
            backend.getBean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(new WorkspaceCommand.OpenWorkspace(WORKSPACE, "Personal", OWNER),
                    Sender.system("benchmark", WORKSPACE).metaData()), 20, TimeUnit.SECONDS);
            Memberships memberships = backend.getBean(Memberships.class);
            List<Command> commands = List.of(new ExchangeKeyCommand.RelabelExchangeKey(new ExchangeKeyId("key-1"), "Main"),
                    new TemplateCommand.RenameTemplate(new TemplateId("template-1"), "Trend"), new WorkspaceCommand.RenameWorkspace(WORKSPACE, "Mine"));
            checks(memberships, commands, conditions.times(200, 50));
            double[] micros = checks(memberships, commands, conditions.times(1_000, 100));
            String measured = "Role of the account looked up, sender written to and read from the metadata, permission and workspace of the command compared: all that the interceptor and the request "
                    + "add to a command. " + micros.length + " times " + AT_ONCE + " checks of three kinds of commands, one thread, warmed up; " + (allowed > 0 ? "each was allowed." : "none was allowed.");
            return List.of(Row.below("Permission check of a command", Figures.median(micros), LIMIT_MICROS, "µs", measured),
                    Row.below("The same, slowest hundredth", Figures.quantile(micros, 0.99), LIMIT_MICROS, "µs", "Mean of " + AT_ONCE + " checks in a row, 99th percentile."));
        }
    }

    private double[] checks(Memberships memberships, List<Command> commands, int batches) {
        double[] micros = new double[batches];
        for (int batch = 0; batch < batches; batch++) {
            long began = System.nanoTime();
            for (int number = 0; number < AT_ONCE; number++) {
                Optional<Role> role = memberships.roleIn(WORKSPACE, OWNER);
                Sender sender = new Sender(new Actor(ActorKind.USER, OWNER.value()), Optional.of(WORKSPACE), role);
                allowed += Authorization.check(commands.get(number % commands.size()), sender.metaData()).role().isPresent() ? 1 : 0;
            }
            micros[batch] = (System.nanoTime() - began) / 1_000.0 / AT_ONCE;
        }
        return micros;
    }
}
