package plutarc.commandside.backtest;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.backtest.BacktestCommand.*;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.strategy.TemplateId;
import tools.jackson.databind.JsonNode;

/** Backtests over HTTP: what can be asked of them. */
@RestController
@RequestMapping("/api/backtests")
class BacktestApi {
    private final RequestedCommands commands;

    BacktestApi(RequestedCommands commands) {
        this.commands = commands;
    }

    /** @param draft a definition that is saved nowhere; without it a version of the template runs */
    record NewBacktest(String name, Optional<TemplateId> templateId, Optional<Integer> version, Optional<JsonNode> draft, BacktestConditions conditions) {
    }

    record BacktestName(String name) {
    }

    record BegunBacktest(BacktestId backtestId) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    BegunBacktest requestBacktest(@RequestBody NewBacktest asked) {
        var id = BacktestId.random();
        commands.send(new RequestBacktest(id, commands.workspace(), asked.name(), asked.templateId(), asked.version(), asked.draft().filter(draft -> !draft.isNull()).map(JsonNode::toString), asked.conditions(),
                new BacktestKind.SingleRun()));
        return new BegunBacktest(id);
    }

    @PostMapping("/{backtest}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancelBacktest(@PathVariable String backtest) {
        commands.send(new CancelBacktest(new BacktestId(backtest), commands.workspace()));
    }

    @PostMapping("/{backtest}/rename")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void renameBacktest(@PathVariable String backtest, @RequestBody BacktestName name) {
        commands.send(new RenameBacktest(new BacktestId(backtest), commands.workspace(), name.name()));
    }

    @DeleteMapping("/{backtest}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void deleteBacktest(@PathVariable String backtest) {
        commands.send(new DeleteBacktest(new BacktestId(backtest), commands.workspace()));
    }
}
