package plutarc.platform;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.RegionView;
import plutarc.queryside.bot.RegionsOffered;
import plutarc.saga.compute.ComputeProvider;

/**
 * Tells the query side, which does not know the compute providers, where bots can be deployed. Asked for late: providers need
 * the command bus, and the query side is there before it. Thread-safe.
 */
@Component
class RegionsOfProviders implements RegionsOffered {

    private final ObjectProvider<ComputeProvider> provider;

    RegionsOfProviders(ObjectProvider<ComputeProvider> provider) {
        this.provider = provider;
    }

    @Override
    public List<RegionView> all() {
        return provider.getObject().regions();
    }
}
