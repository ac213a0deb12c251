package plutarc.cli.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.candles.BadCandleFile;
import plutarc.candles.CandleFile;
import plutarc.candles.RatesFile;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import plutarc.strategy.template.Problem;
import plutarc.strategy.template.SystemTemplates;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateValidation;
import plutarc.strategy.template.Validation;

/** What a backtest reads from files. */
record BacktestInputs(Template template, List<SymbolData> data) {

    static BacktestInputs read(BacktestOptions options) throws BadCandleFile {
        Template template = template(options.template);
        List<String> names = options.names();
        long end = options.end();
        List<SymbolData> data = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Candles all = CandleFile.read(options.candles.get(i), cache());
            Candles candles = end == Long.MAX_VALUE ? all : all.slice(0, all.firstAtOrAfter(end));
            TimeSeries funding = options.fundingRates.isEmpty() ? TimeSeries.empty() : RatesFile.read(options.fundingRates.get(i));
            data.add(new SymbolData(options.contract.instrument(names.get(i)), candles, funding, Map.of()));
        }
        return new BacktestInputs(template, data);
    }

    private static Template template(String name) {
        Optional<Template> shipped = SystemTemplates.find(name);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        Path file = Path.of(name);
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--template " + file + " cannot be read: " + (Files.exists(file) ? unreadable.getMessage() : "there is no such file, nor a system template of that name; those are "
                    + String.join(", ", SystemTemplates.all().keySet())));
        }
        Validation validation = TemplateValidation.check(text);
        if (!validation.valid()) {
            StringBuilder message = new StringBuilder("the template " + file + " is not valid:");
            for (Problem problem : validation.errors()) {
                message.append("\n  ").append(problem.path().isEmpty() ? "template" : problem.path()).append(' ').append(problem.message()).append("; allowed: ").append(problem.allowed());
            }
            throw new IllegalArgumentException(message.toString());
        }
        return validation.template().orElseThrow();
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("plutarc").resolve("candles");
    }
}
