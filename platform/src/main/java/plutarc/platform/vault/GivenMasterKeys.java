package plutarc.platform.vault;

import java.util.ArrayList;
import java.util.List;

/** Master keys that the operator hands over, usually in the environment. To change one, start with the new and, beside it, the former: it is needed until everything is wrapped anew. */
record GivenMasterKeys(MasterKey current, List<MasterKey> former) implements MasterKeys {

    @Override
    public List<MasterKey> all() {
        List<MasterKey> all = new ArrayList<>(List.of(current));
        all.addAll(former);
        return all;
    }

    @Override
    public boolean changeWanted() {
        return !former.isEmpty();
    }

    @Override
    public void begin() {
        // The operator has begun it by handing over both.
    }

    @Override
    public void finish() {
        // Only the operator can destroy what the operator keeps.
    }
}
