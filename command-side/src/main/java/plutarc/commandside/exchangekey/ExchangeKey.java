package plutarc.commandside.exchangekey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.contracts.bot.BotConfiguration.KeyInUse;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.*;
import plutarc.contracts.exchangekey.ExchangeKeyEvent.*;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.KeyVerdict;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/** An exchange key without its text. At most one bot has it at a time; while one has, it cannot be deleted. */
@Aggregate(type = "exchangekey", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class ExchangeKey implements OwnedByWorkspace {
    private static final Duration SAME_AGAIN = Duration.ofMinutes(50);

    @AggregateIdentifier
    private ExchangeKeyId keyId;
    private WorkspaceId workspaceId;
    private String label;
    private Venue venue;
    private ContractType contractType;
    private boolean testnet;
    private boolean active;
    private List<Instrument> instruments;
    private Optional<BotId> bot = Optional.empty();
    private Optional<KeyFindings> findings = Optional.empty();

    ExchangeKey() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void add(AddExchangeKey command) {
        if (keyId != null) {
            throw new RefusedException("exchangekey.exists", "This exchange key has been added already.");
        }
        requireVenue(command);
        apply(new ExchangeKeyAdded(command.keyId(), command.workspaceId(), Fields.text("label", command.label(), 60), command.venue(),
                command.contractType(), command.testnet(), Fields.text("hint", command.hint(), 16), Instruments.valid(command.instruments())));
    }

    static void requireVenue(AddExchangeKey command) {
        if (command.venue() == null || command.contractType() == null) {
            throw Fields.invalid(command.venue() == null ? "venue" : "contractType", null, command.venue() == null ? "paper or bybit" : "linear or inverse");
        }
    }

    @CommandHandler
    void relabel(RelabelExchangeKey command) {
        var next = Fields.text("label", command.label(), 60);
        if (!next.equals(label)) {
            apply(new ExchangeKeyRelabelled(keyId, workspaceId, next));
        }
    }

    @CommandHandler
    void configure(ConfigureInstruments command) {
        var next = Instruments.valid(command.instruments());
        if (!next.equals(instruments)) {
            apply(new InstrumentsConfigured(keyId, workspaceId, next));
        }
    }

    @CommandHandler
    void activate(ActivateExchangeKey command) {
        if (findings.filter(last -> last.verdict() == KeyVerdict.CAN_WITHDRAW).isPresent()) {
            throw new RefusedException(Refusal.of("exchangekey.can_withdraw", "This key may move money out of the account, so it stays deactivated. "
                    + "Add a key that may trade and nothing else.", "keyId", keyId.value(), "a key that cannot withdraw"));
        }
        if (!active) {
            apply(new ExchangeKeyActivated(keyId, workspaceId));
        }
    }

    @CommandHandler
    void deactivate(DeactivateExchangeKey command) {
        if (active) {
            apply(new ExchangeKeyDeactivated(keyId, workspaceId));
        }
    }

    @CommandHandler
    void record(RecordKeyCheck command) {
        take(command.findings());
    }

    /** Asked often, it often finds the same: on record is what has changed, and once an hour that nothing has. */
    @CommandHandler
    void report(ReportKeyCheck command) {
        if (!bot.equals(Optional.of(command.botId()))) {
            return;
        }
        var now = command.findings();
        if (findings.filter(known -> same(known, now) && now.at().isBefore(known.at().plus(SAME_AGAIN))).isEmpty()) {
            take(now);
        }
    }

    private void take(KeyFindings now) {
        apply(new ExchangeKeyChecked(keyId, workspaceId, now));
        if (now.verdict() == KeyVerdict.CAN_WITHDRAW && active) {
            apply(new ExchangeKeyDeactivated(keyId, workspaceId));
        }
    }

    private static boolean same(KeyFindings one, KeyFindings other) {
        return one.verdict() == other.verdict() && one.allowedIps().equals(other.allowedIps()) && one.expiresAt().equals(other.expiresAt())
                && one.from().equals(other.from()) && one.advice().equals(other.advice());
    }

    @CommandHandler
    void delete(DeleteExchangeKey command) {
        if (bot.isPresent()) {
            throw new RefusedException(Refusal.of("exchangekey.in_use", "A bot uses this exchange key. Unassign it first.", "botId", bot.get().value(),
                    "a key that no bot uses"));
        }
        apply(new ExchangeKeyDeleted(keyId, workspaceId));
    }

    /**
     * Gives the key to a bot of its workspace. Asked for again by the same bot, it changes nothing.
     *
     * @throws RefusedException {@code exchangekey.inactive} or {@code bot.key_in_use}
     */
    KeyInUse claim(BotId claimant) {
        if (!active) {
            throw new RefusedException(Refusal.of("exchangekey.inactive", "This exchange key is not active.", "keyId", keyId.value(), "an active key"));
        }
        if (bot.isPresent() && !bot.get().equals(claimant)) {
            throw new RefusedException(Refusal.of("bot.key_in_use", "Another bot uses this exchange key.", "keyId", keyId.value(),
                    "a key that no other bot uses"));
        }
        if (bot.isEmpty()) {
            apply(new ExchangeKeyClaimed(keyId, workspaceId, claimant));
        }
        return new KeyInUse(keyId, venue, contractType, testnet, active, instruments);
    }

    /** Takes the key back from this bot; nothing happens if it does not have it. */
    void release(BotId holder) {
        if (bot.equals(Optional.of(holder))) {
            apply(new ExchangeKeyReleased(keyId, workspaceId, holder));
        }
    }

    @EventSourcingHandler
    void on(ExchangeKeyAdded event) {
        keyId = event.keyId();
        workspaceId = event.workspaceId();
        label = event.label();
        venue = event.venue();
        contractType = event.contractType();
        testnet = event.testnet();
        active = true;
        instruments = event.instruments();
    }

    @EventSourcingHandler
    void on(ExchangeKeyRelabelled event) {
        label = event.label();
    }

    @EventSourcingHandler
    void on(InstrumentsConfigured event) {
        instruments = event.instruments();
    }

    @EventSourcingHandler
    void on(ExchangeKeyActivated event) {
        active = true;
    }

    @EventSourcingHandler
    void on(ExchangeKeyDeactivated event) {
        active = false;
    }

    @EventSourcingHandler
    void on(ExchangeKeyChecked event) {
        findings = Optional.of(event.findings());
    }

    @EventSourcingHandler
    void on(ExchangeKeyClaimed event) {
        bot = Optional.of(event.botId());
    }

    @EventSourcingHandler
    void on(ExchangeKeyReleased event) {
        bot = Optional.empty();
    }

    @EventSourcingHandler
    void on(ExchangeKeyDeleted event) {
        markDeleted();
    }
}
