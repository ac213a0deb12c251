package plutarc.platform.vault;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under {@code plutarc.vault.}
 *
 * @param formerMasterKeys former values of {@code plutarc.master-key}, needed at the first start with a new one
 * @param transit          the key service that keeps the master key, where one does
 */
@ConfigurationProperties("plutarc.vault")
record VaultSettings(@DefaultValue List<String> formerMasterKeys, @DefaultValue TransitSettings transit) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "VaultSettings[" + formerMasterKeys.size() + " former, " + transit + "]";
    }
}
