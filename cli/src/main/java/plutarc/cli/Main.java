package plutarc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import plutarc.cli.audit.AuditCommand;
import plutarc.cli.backtest.BacktestCommand;
import plutarc.cli.backtest.ComponentsCommand;
import plutarc.cli.backtest.OptimizeCommand;
import plutarc.cli.up.DemoCommand;
import plutarc.cli.up.RotateMasterKeyCommand;
import plutarc.cli.up.UpCommand;

/** The {@code plutarc} command: reads the command line and hands over to one of its subcommands. */
@Command(name = "plutarc", description = "Deploys, runs and watches fleets of automated perpetual-futures trading bots.",
        mixinStandardHelpOptions = true, version = "plutarc 0.1.0",
        subcommands = {UpCommand.class, DemoCommand.class, BacktestCommand.class, OptimizeCommand.class, ComponentsCommand.class,
                AuditCommand.class, RotateMasterKeyCommand.class})
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** A refusal is one line on standard error and exit code 2 (wrong usage) or 1 (anything else); never a stack trace. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    commandLine.getErr().println("plutarc: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
                    return 1;
                })
                .setParameterExceptionHandler((failure, arguments) -> {
                    failure.getCommandLine().getErr().println("plutarc: " + failure.getMessage());
                    return 2;
                });
    }
}
