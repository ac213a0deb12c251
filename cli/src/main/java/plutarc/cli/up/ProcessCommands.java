package plutarc.cli.up;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The command lines of the installation's processes. The environment variable {@code PLUTARC_JAVA_OPTIONS} holds further options of their virtual
 * machines, separated by spaces; of two that say the same, the operator's comes later and wins. Stateless.
 */
public final class ProcessCommands {

    private static final String VERSION = "0.1.0";

    private final InstallationSettings settings;
    private final List<String> operators = Stream.of(Objects.requireNonNullElse(System.getenv("PLUTARC_JAVA_OPTIONS"), "").split(" ")).filter(option -> !option.isBlank()).toList();
    private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    public ProcessCommands(InstallationSettings settings) {
        this.settings = settings;
    }

    public List<String> paperExchange() {
        List<String> command = machine("-Xmx512m", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", classPath("paper-exchange"), "plutarc.paperexchange.PaperExchangeMain",
                "--port", String.valueOf(settings.paperPort()), "--control-port", String.valueOf(settings.paperControlPort()), "--data", settings.paperData().toString(),
                "--speed", settings.speed(), "--market", settings.market()));
        return command;
    }

    public List<String> backend() {
        List<String> command = machine("-Xmx1g", "-XX:AOTCache=" + aotCache("platform"), "-Xlog:aot=off", "-Xlog:cds=off", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", classPath("platform"), "plutarc.platform.PlatformMain",
                "--server.port=" + settings.port(),
                "--plutarc.data=" + settings.data(),
                "--plutarc.link.port=" + settings.linkPort(),
                "--plutarc.web=" + settings.home().resolve("web/dist"),
                "--plutarc.paper.rest=http://127.0.0.1:" + settings.paperPort(),
                "--plutarc.paper.stream=ws://127.0.0.1:" + settings.paperPort(),
                "--plutarc.paper.control=http://127.0.0.1:" + settings.paperControlPort(),
                "--plutarc.paper.data=" + settings.paperData(),
                "--plutarc.bot.classpath=" + classPath("bot-node"),
                "--plutarc.bot.java=" + java));
        if (settings.demo()) {
            command.add("--plutarc.seed=demo");
        }
        if (settings.rebuild()) {
            command.add("--plutarc.views.rebuild=true");
        }
        return command;
    }

    private List<String> machine(String... options) {
        List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(operators);
        return command;
    }

    /** Reads the audit log with the backend's own classes. */
    public static List<String> auditVerification(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx512m", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-Dlogging.level.root=warn", "-cp", classPath(home, "platform"), "plutarc.platform.audit.VerifyMain"));
        command.addAll(arguments);
        return command;
    }

    private String classPath(String module) {
        return classPath(settings.home(), module);
    }

    /** The module, what it needs, and the operator's own components, which may be none. */
    private static String classPath(Path home, String module) {
        Path target = home.resolve(module).resolve("target");
        return target.resolve(module + "-" + VERSION + ".jar") + File.pathSeparator + target.resolve("lib") + File.separator + "*" + File.pathSeparator
                + home.resolve("components") + File.separator + "*";
    }

    /** Classes that the build has loaded and linked ahead of time. The virtual machine does without where the file is missing or does not match the jars. */
    private Path aotCache(String module) {
        return settings.home().resolve(module).resolve("target").resolve(module + "-" + VERSION + ".aot");
    }
}
