package plutarc.platform.candles;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.platform.PlatformSettings;
import tools.jackson.databind.json.JsonMapper;

/** Where sets of candles lie in the data folder. */
@Configuration(proxyBeanMethods = false)
class CandleConfiguration {

    @Bean
    CandleFolder candleFolder(PlatformSettings settings) {
        return new CandleFolder(settings.data().resolve("candles"), JsonMapper.builder().build());
    }
}
