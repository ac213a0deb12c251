package plutarc.commandside.bot;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateId;

/** Deploying and configuring bots over HTTP. What is accepted is on record. */
@RestController
@RequestMapping("/api/bots")
@ResponseStatus(HttpStatus.ACCEPTED)
class BotApi {
    /** For somebody who wakes a bot to do what they woke it for. */
    private static final int AWAKE_MINUTES = 60;

    private final RequestedCommands commands;

    BotApi(RequestedCommands commands) {
        this.commands = commands;
    }

    record NewBot(String name, Optional<RegionId> region) {
    }

    record Deployed(BotId botId) {
    }

    /** @param minutes 0 to 1440 */
    record Awake(Optional<Integer> minutes) {
    }

    record Name(String name) {
    }

    record KeyChoice(ExchangeKeyId keyId) {
    }

    record TemplateChoice(TemplateId templateId, int version) {
    }

    /** Without a region, on this machine. */
    @PostMapping
    Deployed deploy(@RequestBody NewBot bot) {
        var id = BotId.random();
        commands.send(new DeployBot(id, commands.workspace(), bot.name(), bot.region().orElse(RegionId.LOCAL)));
        return new Deployed(id);
    }

    @PostMapping("/{bot}/redeploy")
    void redeploy(@PathVariable String bot) {
        commands.send(new RedeployBot(new BotId(bot)));
    }

    /** For an hour, unless it is said for how long. */
    @PostMapping("/{bot}/wake")
    void wake(@PathVariable String bot, @RequestBody Optional<Awake> awake) {
        commands.send(new WakeBot(new BotId(bot), awake.flatMap(Awake::minutes).orElse(AWAKE_MINUTES)));
    }

    @PostMapping("/{bot}/rename")
    void rename(@PathVariable String bot, @RequestBody Name name) {
        commands.send(new RenameBot(new BotId(bot), name.name()));
    }

    @PutMapping("/{bot}/key")
    void assignKey(@PathVariable String bot, @RequestBody KeyChoice key) {
        commands.send(new AssignExchangeKey(new BotId(bot), key.keyId()));
    }

    @DeleteMapping("/{bot}/key")
    void unassignKey(@PathVariable String bot) {
        commands.send(new UnassignExchangeKey(new BotId(bot)));
    }

    @PutMapping("/{bot}/template")
    void assignTemplate(@PathVariable String bot, @RequestBody TemplateChoice template) {
        commands.send(new AssignTemplate(new BotId(bot), template.templateId(), template.version()));
    }

    @PutMapping("/{bot}/risk-limits")
    void setRiskLimits(@PathVariable String bot, @RequestBody RiskLimits limits) {
        commands.send(new SetRiskLimits(new BotId(bot), limits));
    }
}
