package plutarc.platform.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import plutarc.platform.PlatformSettings;
import plutarc.platform.start.CannotStart;

/**
 * Serves the built dashboard. Its hashed assets may be kept for ever, everything else has to be asked for again; a path that is no file
 * is a page of the dashboard and answered by its one document.
 */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration implements WebMvcConfigurer {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final PlatformSettings settings;

    DashboardConfiguration(PlatformSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        settings.web().map(Path::of).ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new CannotStart("plutarc.web is " + folder + ", which is no folder; build the dashboard first, or leave the setting out");
            }
            String location = location(folder);
            registry.addResourceHandler("/assets/**").addResourceLocations(location + "assets/")
                    .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                    .resourceChain(true).addResolver(new EncodedResourceResolver()).addResolver(new PathResourceResolver());
            registry.addResourceHandler("/**").addResourceLocations(location).setCacheControl(CacheControl.noCache())
                    .resourceChain(false).addResolver(new PagesOfTheDashboard());
        });
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        if (settings.web().isPresent()) {
            registry.addViewController("/").setViewName("forward:/index.html");
        }
    }

    private static String location(Path folder) {
        String uri = folder.toAbsolutePath().normalize().toUri().toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }

    /** The file where there is one; the dashboard's document for its own pages; nothing for what looks like a file or an API. */
    private static final class PagesOfTheDashboard extends PathResourceResolver {

        @Override
        protected Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            boolean page = !path.startsWith("api/") && !path.equals("api") && !path.startsWith("actuator") && !path.startsWith("assets/")
                    && !path.substring(path.lastIndexOf('/') + 1).contains(".");
            return file == null && page ? super.getResource("index.html", location) : file;
        }
    }
}
