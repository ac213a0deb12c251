package plutarc.platform.staff;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.Fields;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotCommand.PauseBot;
import plutarc.contracts.bot.BotCommand.RestartBot;
import plutarc.contracts.bot.BotCommand.ResumeBot;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.MetaDataKeys;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * What staff may do to a bot of any workspace, each time with a reason. They name the bot by its id, which whoever asks for help tells
 * them; there is nothing to browse, and they see nothing of the workspace.
 */
@RestController
@RequestMapping("/api/staff/bots/{bot}")
@ResponseStatus(HttpStatus.ACCEPTED)
class StaffApi {

    private static final long SECONDS = 20;
    private static final int MAX_REASON = 500;

    private final Staff staff;
    private final ActorContext asking;
    private final EventStore events;
    private final CommandGateway commands;

    StaffApi(Staff staff, ActorContext asking, EventStore events, CommandGateway commands) {
        this.staff = staff;
        this.asking = asking;
        this.events = events;
        this.commands = commands;
    }

    /** @param reason goes on record and to the owner of the workspace */
    record Why(String reason) {
    }

    record Instructed(InstructionId instructionId) {
    }

    @PostMapping("/pause")
    Instructed pause(@PathVariable String bot, @RequestBody Why why) {
        return instruct(bot, why, PauseBot::new);
    }

    @PostMapping("/resume")
    Instructed resume(@PathVariable String bot, @RequestBody Why why) {
        return instruct(bot, why, ResumeBot::new);
    }

    @PostMapping("/restart")
    Instructed restart(@PathVariable String bot, @RequestBody Why why) {
        return instruct(bot, why, RestartBot::new);
    }

    private Instructed instruct(String bot, Why why, BiFunction<BotId, InstructionId, BotCommand> command) {
        if (asking.actor().kind() != ActorKind.USER || !staff.includes(new AccountId(asking.actor().id()))) {
            throw new RefusedException("permission.denied", "Only staff of this installation may do this.");
        }
        String reason = Fields.text("reason", why.reason(), MAX_REASON);
        BotId id = new BotId(bot);
        InstructionId instruction = InstructionId.random();
        Sender sender = new Sender(new Actor(ActorKind.STAFF, asking.actor().id()), Optional.of(workspaceOf(id)), Optional.empty());
        MetaData metaData = MetaData.from(sender.metaData()).and(MetaDataKeys.REASON, reason).and(MetaDataKeys.ADDRESS, asking.address())
                .and(MetaDataKeys.USER_AGENT, asking.userAgent());
        commands.sendAndWait(new GenericCommandMessage<>(command.apply(id, instruction), metaData), SECONDS, TimeUnit.SECONDS);
        return new Instructed(instruction);
    }

    private WorkspaceId workspaceOf(BotId bot) {
        return events.readEvents(bot.value()).asStream().filter(event -> event.getPayload() instanceof BotEvent).findFirst()
                .map(event -> ((BotEvent) event.getPayload()).workspaceId()).orElseThrow(() -> new RefusedException("bot.unknown", "There is no such bot."));
    }
}
