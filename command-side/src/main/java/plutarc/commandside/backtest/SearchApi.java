package plutarc.commandside.backtest;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.backtest.BacktestCommand.RequestBacktest;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind.ParameterSearch;
import plutarc.contracts.strategy.TemplateId;
import tools.jackson.databind.JsonNode;

/** Parameter searches over HTTP. One is a backtest of another kind: listed, cancelled and deleted as such. */
@RestController
class SearchApi {
    private final RequestedCommands commands;

    SearchApi(RequestedCommands commands) {
        this.commands = commands;
    }

    /** @param draft a definition that is saved nowhere; without it a version of the template is varied */
    record NewSearch(String name, Optional<TemplateId> templateId, Optional<Integer> version, Optional<JsonNode> draft, BacktestConditions conditions, ParameterSearch search) {
    }

    record BegunSearch(BacktestId backtestId) {
    }

    @PostMapping("/api/backtests/searches")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BegunSearch search(@RequestBody NewSearch asked) {
        var id = BacktestId.random();
        commands.send(new RequestBacktest(id, commands.workspace(), asked.name(), asked.templateId(), asked.version(), asked.draft().filter(draft -> !draft.isNull()).map(JsonNode::toString), asked.conditions(), asked.search()));
        return new BegunSearch(id);
    }
}
