package plutarc.queryside.bot;

import java.util.List;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.RegionView;

/** Where bots can be deployed on this installation. */
@FunctionalInterface
public interface RegionsOffered {

    /** This machine alone. */
    RegionsOffered LOCAL = () -> List.of(new RegionView(RegionId.LOCAL, "This machine", "local", true,
            "Every bot is a process of its own with a loopback address of its own."));

    List<RegionView> all();
}
