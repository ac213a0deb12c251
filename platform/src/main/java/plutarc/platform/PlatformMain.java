package plutarc.platform;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import plutarc.platform.start.ClaimDataFolder;
import plutarc.platform.start.StartFailure;

/** The backend in one process: commands, queries, processes, the bot link, the API and the dashboard. */
@SpringBootApplication(scanBasePackages = {"plutarc.platform", "plutarc.commandside", "plutarc.queryside", "plutarc.saga"})
@EnableConfigurationProperties(PlatformSettings.class)
@EnableScheduling
public class PlatformMain {

    /** Exit status 1 and one line on standard error where it cannot start; runs until the process is told to end otherwise. */
    public static void main(String[] arguments) {
        try {
            start(List.of(arguments));
        } catch (RuntimeException failure) {
            StartFailure.report(failure, System.err);
            System.exit(1);
        }
    }

    /** Starts a backend inside this process. */
    public static ConfigurableApplicationContext start(List<String> arguments) {
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(PlatformMain.class);
        application.addListeners(new ClaimDataFolder());
        return application.run(arguments.toArray(String[]::new));
    }
}
