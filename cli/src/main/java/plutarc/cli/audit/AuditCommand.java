package plutarc.cli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plutarc.cli.up.ProcessCommands;

/** {@code plutarc audit verify}: proves the audit log whole, or names the first entry that is not as it was written. */
@Command(name = "audit", description = "Prove that the audit log is as it was written.", mixinStandardHelpOptions = true, subcommands = AuditCommand.Verify.class)
public final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do with the audit log: verify");
    }

    /** Runs as a process of the backend's own classes; its exit code is this one's. */
    @Command(name = "verify", mixinStandardHelpOptions = true, description = {"Check every chain of the audit log, while the installation runs or not.",
            "Exit code: 0 whole, 3 broken, 1 could not be verified, 2 wrong usage."})
    static final class Verify implements Callable<Integer> {

        @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "The installation's folder. Default: ${DEFAULT-VALUE}")
        private Path data;

        @Option(names = "--anchor", paramLabel = "FILE", description = "Also hold the log against these anchors, a copy of audit-anchors.json that was kept elsewhere; while the installation is stopped.")
        private Path anchor;

        @Override
        public Integer call() throws IOException, InterruptedException {
            List<String> settings = new ArrayList<>(List.of("--plutarc.data=" + data.toAbsolutePath().normalize()));
            Optional.ofNullable(anchor).ifPresent(file -> settings.add("--plutarc.audit.anchor=" + file.toAbsolutePath().normalize()));
            Path home = Path.of(System.getProperty("plutarc.home", ".")).toAbsolutePath().normalize();
            return new ProcessBuilder(ProcessCommands.auditVerification(home, settings)).inheritIO().start().waitFor();
        }
    }
}
