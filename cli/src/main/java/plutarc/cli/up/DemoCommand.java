package plutarc.cli.up;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plutarc demo}: {@code up} with a seeded workspace and one bot that already trades. */
@Command(name = "demo", description = "Like up, with an owner account, a paper key, a template and one bot already trading.", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private InstallationOptions options;

    @Override
    public Integer call() throws Exception {
        return Foreground.run(options.settings(true));
    }
}
