package plutarc.commandside.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plutarc.candles.CandleCatalogue;
import plutarc.commandside.message.Fields;
import plutarc.commandside.strategy.TemplateDefinitions;
import plutarc.commandside.strategy.TemplateVersions;
import plutarc.contracts.backtest.BacktestCommand.RequestBacktest;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.template.TemplateJson;

/** Finds what a request is about, and refuses at once what could not run. Thread-safe. */
@Component
final class BacktestRequests {
    private static final int MAX_DEFINITION = 256 * 1024;

    /** What is to be run. */
    record Resolved(BacktestSubject subject, String definition) {
    }

    private final TemplateVersions versions;
    private final TemplateDefinitions definitions;
    private final CandleCatalogue catalogue;

    BacktestRequests(TemplateVersions versions, TemplateDefinitions definitions, CandleCatalogue catalogue) {
        this.versions = versions;
        this.definitions = definitions;
        this.catalogue = catalogue;
    }

    /** @throws RefusedException {@code template.unknown}, {@code template.unknown_version}, {@code template.invalid} or {@code request.invalid} */
    Resolved resolve(RequestBacktest command) {
        if (command.templateId().isEmpty() && command.draft().isEmpty()) {
            throw Fields.invalid("templateId", "", "a template, or a draft");
        }
        if (command.draft().isPresent()) {
            command.templateId().ifPresent(template -> versions.find(command.workspaceId(), template, 1));
            var draft = command.draft().get();
            if (draft.length() > MAX_DEFINITION) {
                throw Fields.invalid("draft", draft.length() + " characters", "up to " + MAX_DEFINITION + " characters of JSON");
            }
            definitions.requireValid(draft);
            return new Resolved(new BacktestSubject(command.templateId(), Optional.empty(), TemplateJson.read(draft).name()), draft);
        }
        var template = command.templateId().get();
        int version = command.version().orElseThrow(() -> Fields.invalid("version", "", "1 to the latest version of the template"));
        var found = versions.find(command.workspaceId(), template, version);
        return new Resolved(new BacktestSubject(Optional.of(template), Optional.of(version), found.name()), found.definition());
    }

    /** @throws RefusedException {@code request.invalid}, {@code candle_set.unknown} or {@code backtest.too_many_candles} */
    void requireRunnable(WorkspaceId workspace, String definition, BacktestConditions conditions) {
        Map<CandleSetId, CandleSetView> sets = catalogue.sets(workspace).stream().collect(Collectors.toMap(CandleSetView::candleSetId, Function.identity()));
        ConditionLimits.check(conditions);
        conditions.candleSets().stream().filter(set -> !sets.containsKey(set)).findFirst().ifPresent(missing -> {
            throw new RefusedException("candle_set.unknown", "There is no such set of candles.");
        });
        var chosen = conditions.candleSets().stream().map(sets::get).toList();
        ConditionLimits.checkSets(conditions, chosen);
        ConditionLimits.checkIntervals(TemplateJson.read(definition), chosen);
    }

    /** @throws RefusedException {@code request.invalid} or {@code backtest.too_many_combinations} where a search is asked for that cannot be made */
    void requireSearchable(RequestBacktest command, String definition) {
        switch (command.kind()) {
            case BacktestKind.SingleRun run -> {
            }
            case BacktestKind.ParameterSearch search -> {
                long from = millis(command.conditions().from(), Long.MIN_VALUE);
                long to = millis(command.conditions().to(), Long.MAX_VALUE);
                var chosen = catalogue.sets(command.workspaceId()).stream().filter(set -> command.conditions().candleSets().contains(set.candleSetId())).toList();
                long first = chosen.stream().mapToLong(set -> set.span().from().toEpochMilli()).min().orElse(from);
                long last = chosen.stream().mapToLong(set -> set.span().to().toEpochMilli()).max().orElse(to);
                Searching.requireSearchable(search, TemplateJson.read(definition), Duration.ofMillis(Math.min(to, last) - Math.max(from, first)));
            }
        }
    }

    /** As instants that every clock knows, from an optional end of a span. */
    static long millis(Optional<Instant> instant, long otherwise) {
        return instant.map(Instant::toEpochMilli).orElse(otherwise);
    }
}
