package plutarc.queryside.bot;

import java.util.List;

/** Which versions of the bot can be run on this installation. Thread-safe. */
@FunctionalInterface
public interface VersionsOffered {

    /** None that anybody knows of. */
    VersionsOffered NONE = List::of;

    /** Newest first. */
    List<String> all();
}
