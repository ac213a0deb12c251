package plutarc.platform.vault;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under {@code plutarc.vault.}
 *
 * @param formerMasterKeys former values of {@code plutarc.master-key}, needed at the first start with a new one
 */
@ConfigurationProperties("plutarc.vault")
record VaultSettings(@DefaultValue List<String> formerMasterKeys) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "VaultSettings[" + formerMasterKeys.size() + " former]";
    }
}
