package plutarc.platform.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.contracts.backtest.BacktestKind;

/** The API's own description at {@code /api/openapi.json}: what the dashboard's types are made from, in an order that does not change between starts. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OpenApiCustomizer inAlphabeticalOrder() {
        return ApiDescription::sort;
    }

    private static void sort(OpenAPI document) {
        KindSchemas.name(document, BacktestKind.class);
        if (document.getPaths() != null) {
            var paths = new Paths();
            new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
            document.setPaths(paths);
        }
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        }
        document.setServers(null);
        document.setTags(null);
    }
}
