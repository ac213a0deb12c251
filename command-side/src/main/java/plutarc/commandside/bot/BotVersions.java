package plutarc.commandside.bot;

import java.util.List;

/** Which versions of the bot can be run. Implemented by whoever runs them. Thread-safe. */
@FunctionalInterface
public interface BotVersions {

    /** Newest first. */
    List<String> installed();
}
