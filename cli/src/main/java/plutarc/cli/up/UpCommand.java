package plutarc.cli.up;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plutarc up}: runs an installation until it is told to stop. */
@Command(name = "up", description = "Start everything on this machine and run until Ctrl-C.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private InstallationOptions options;

    @Override
    public Integer call() throws Exception {
        return Foreground.run(options.settings(false));
    }
}
