package plutarc.cli.backtest;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CatalogEntry;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code plutarc components}: the component catalog, for people or as JSON. */
@Command(name = "components", description = "List the strategy components.", mixinStandardHelpOptions = true)
public final class ComponentsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "As a JSON array, one object a component, with the schema of its parameters.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var entries = Catalog.installed().all().stream().map(CatalogEntry::of).toList();
        if (json) {
            out.println(JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(entries));
        } else {
            String category = "";
            for (CatalogEntry entry : entries) {
                if (!entry.category().equals(category)) {
                    category = entry.category();
                    out.println("\n" + category.replace('_', ' '));
                }
                out.println(String.format(Locale.ROOT, "  %-20s %-30s %-28s %s", entry.id(), entry.name(), String.join(" ", entry.roles()), entry.description()));
            }
        }
        out.flush();
        return 0;
    }
}
