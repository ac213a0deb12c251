package plutarc.commandside.bot;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.exchangekey.KeyClaims;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.commandside.strategy.TemplateVersions;
import plutarc.commandside.trading.OpenPositions;
import plutarc.commandside.workspace.UniqueNames;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.BotDeployed;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * A bot. Takes commands, lets {@link Living}, {@link Configuring} and {@link Instructing} decide, and publishes what they decided; its
 * facts are what its events say. Names, keys, templates and positions that belong to others are asked of them in the same unit of work.
 */
@Aggregate(type = "bot", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Bot implements OwnedByWorkspace {
    private static final String KIND = "bot";
    private static final int MAX_NAME = 60;
    private static final int MAX_SYMBOL = 40;
    private static final int MAX_VERSION = 64;

    @AggregateIdentifier
    private BotId botId;
    private BotFacts facts;

    Bot() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return facts == null ? null : facts.workspaceId();
    }

    // ---- life -----------------------------------------------------------------------------------------------------------

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeployBot command, UniqueNames names) {
        if (facts != null) {
            throw new RefusedException("bot.exists", "This bot has been deployed already.");
        }
        if (command.region() == null) {
            throw Fields.invalid("region", null, "a region's id, such as local");
        }
        var name = Fields.text("name", command.name(), MAX_NAME);
        names.take(command.workspaceId(), KIND, name, command.botId().value());
        publish(Living.deploy(command, name, DeploymentId.random()));
    }

    @CommandHandler
    void handle(RedeployBot command, InstantSource clock) {
        publish(Living.redeploy(facts, DeploymentId.random(), clock.instant()));
    }

    @CommandHandler
    void handle(RecordInstanceProvisioned command) {
        publish(Living.provisioned(facts, command));
    }

    @CommandHandler
    void handle(RecordProvisioningFailed command, InstantSource clock) {
        publish(Living.provisioningFailed(facts, command, clock.instant()));
    }

    @CommandHandler
    void handle(RecordInstanceRestarted command) {
        publish(Living.restarted(facts, command));
    }

    @CommandHandler
    void handle(RecordInstanceReleased command, InstantSource clock) {
        publish(Living.released(facts, command, clock.instant()));
    }

    @CommandHandler
    void handle(MarkBotOffline command) {
        publish(Living.markOffline(facts, command));
    }

    @CommandHandler
    void handle(MarkBotFailed command) {
        publish(Living.markFailed(facts, command));
    }

    @CommandHandler
    void handle(ConfirmBotOnline command) {
        publish(Living.confirmOnline(facts, command));
    }

    @CommandHandler
    void handle(RaiseOfflineAlert command) {
        publish(Living.alert(facts, command));
    }

    // ---- sleep, restart, update -----------------------------------------------------------------------------------------

    @CommandHandler
    Instant handle(ReviewSchedule command, OpenPositions positions, InstantSource clock) {
        var review = Resting.review(facts, Resting.schedule(facts), command, positions.of(botId), clock.instant());
        publish(review.events());
        return review.next().orElse(null);
    }

    @CommandHandler
    void handle(WakeBot command, InstantSource clock) {
        publish(Resting.wake(facts, command, clock.instant()));
    }

    @CommandHandler
    void handle(RestartBot command, InstantSource clock) {
        publish(Replacing.restart(facts, command, clock.instant()));
    }

    @CommandHandler
    void handle(UpdateBot command, BotVersions versions, InstantSource clock) {
        var version = Fields.text("version", command.version(), MAX_VERSION);
        publish(Replacing.update(facts, new UpdateBot(botId, command.instructionId(), version), versions.installed(), clock.instant()));
    }

    @CommandHandler
    void handle(RecordReplacementBegun command) {
        publish(Replacing.begun(facts, command));
    }

    @CommandHandler
    void handle(RecordReplacementFailed command) {
        publish(Living.replacementFailed(facts, command));
    }

    // ---- configuration --------------------------------------------------------------------------------------------------

    @CommandHandler
    void handle(RenameBot command, UniqueNames names) {
        var former = facts.current().name();
        var name = Fields.text("name", command.name(), MAX_NAME);
        if (!UniqueNames.same(name, former)) {
            names.take(facts.workspaceId(), KIND, name, botId.value());
            names.free(facts.workspaceId(), KIND, former, botId.value());
        }
        publish(Configuring.rename(facts, name));
    }

    @CommandHandler
    void handle(AssignExchangeKey command, OpenPositions positions, KeyClaims keys) {
        var former = facts.current().key();
        if (former.isPresent() && former.get().keyId().equals(command.keyId())) {
            return;
        }
        Configuring.requireFlat(positions.of(botId));
        var key = keys.claim(facts.workspaceId(), command.keyId(), botId);
        Configuring.requireServed(facts.region(), key);
        former.ifPresent(it -> keys.release(facts.workspaceId(), it.keyId(), botId));
        publish(Configuring.assignKey(facts, key));
    }

    @CommandHandler
    void handle(UnassignExchangeKey command, OpenPositions positions, KeyClaims keys) {
        facts.current().key().ifPresent(former -> {
            Configuring.requireFlat(positions.of(botId));
            keys.release(facts.workspaceId(), former.keyId(), botId);
        });
        publish(Configuring.unassignKey(facts));
    }

    @CommandHandler
    void handle(FollowExchangeKey command) {
        publish(Configuring.followKey(facts, command));
    }

    @CommandHandler
    void handle(AssignTemplate command, TemplateVersions templates) {
        publish(Configuring.assignTemplate(facts, templates.find(facts.workspaceId(), command.templateId(), command.version())));
    }

    @CommandHandler
    void handle(SetRiskLimits command) {
        publish(Configuring.setRiskLimits(facts, RiskLimitRanges.valid(command.riskLimits())));
    }

    @CommandHandler
    void handle(PauseByRiskLimit command) {
        publish(Configuring.paused(facts));
    }

    // ---- instructions ---------------------------------------------------------------------------------------------------

    @CommandHandler
    void handle(PauseBot command, InstantSource clock) {
        publish(Instructing.instruct(facts, command.instructionId(), new Instruction.Pause(), clock.instant()));
    }

    @CommandHandler
    void handle(ResumeBot command, InstantSource clock) {
        publish(Instructing.instruct(facts, command.instructionId(), new Instruction.Resume(), clock.instant()));
    }

    @CommandHandler
    void handle(StopBot command, InstantSource clock) {
        publish(Instructing.stop(facts, command.instructionId(), clock.instant()));
    }

    @CommandHandler
    void handle(ClosePosition command, InstantSource clock) {
        var symbol = Fields.text("symbol", command.symbol(), MAX_SYMBOL);
        publish(Instructing.instruct(facts, command.instructionId(), new Instruction.ClosePosition(symbol), clock.instant()));
    }

    @CommandHandler
    void handle(CloseAllPositions command, InstantSource clock) {
        publish(Instructing.instruct(facts, command.instructionId(), new Instruction.CloseAll(), clock.instant()));
    }

    @CommandHandler
    void handle(PlaceOrder command, InstantSource clock) {
        var order = ManualOrders.opening(command.order());
        publish(Instructing.order(facts, command.instructionId(), new Instruction.PlaceOrder(order), clock.instant()));
    }

    @CommandHandler
    void handle(ReducePosition command, InstantSource clock) {
        var order = ManualOrders.reducing(command.order());
        publish(Instructing.order(facts, command.instructionId(), new Instruction.PlaceOrder(order), clock.instant()));
    }

    @CommandHandler
    void handle(CancelOrder command, InstantSource clock) {
        var order = Fields.text("clientOrderId", command.clientOrderId(), MAX_SYMBOL);
        publish(Instructing.instruct(facts, command.instructionId(), new Instruction.CancelOrder(order), clock.instant()));
    }

    @CommandHandler
    void handle(RecordInstructionProgress command) {
        publish(Instructing.progress(facts, command));
    }

    @CommandHandler
    void handle(ExpireInstruction command) {
        publish(Instructing.expire(facts, command.instructionId()));
    }

    private static void publish(List<BotEvent> events) {
        events.forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(BotEvent event) {
        botId = event.botId();
        facts = facts == null ? BotFacts.first((BotDeployed) event) : facts.after(event);
    }
}
