package plutarc.platform.vault;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.platform.PlatformSettings;
import plutarc.platform.documents.Documents;
import plutarc.platform.start.DataFolder;

/** Master key from a key service, the environment or a file; data keys beside the embedded store in files, beside a MongoDB server in a collection. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
class VaultConfiguration {

    @Bean
    MasterKeys masterKeys(PlatformSettings settings, VaultSettings vault, DataFolder folder) {
        List<MasterKey> former = vault.formerMasterKeys().stream().map(key -> MasterKey.of("plutarc.vault.former-master-keys", key)).toList();
        if (vault.transit().address().isPresent()) {
            return new ServiceMasterKeys(TransitKey.of(vault.transit()), former, folder.path());
        }
        return settings.masterKey().<MasterKeys>map(given -> new GivenMasterKeys(MasterKey.of("plutarc.master-key", given), former))
                .orElseGet(() -> new FileMasterKeys(folder.path()));
    }

    @Bean
    DataKeyring dataKeyring(MasterKeys masters, PlatformSettings settings, DataFolder folder, Documents documents) {
        DataKeys keys = settings.documents().uri().filter(uri -> !uri.equals("embedded")).isPresent()
                ? new DataKeyDocuments(documents.database().getCollection("key_vault_keys")) : new DataKeyFiles(folder.path().resolve("vault"));
        return new DataKeyring(masters, keys);
    }
}
