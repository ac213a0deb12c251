package plutarc.contracts.exchangekey;

import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of an exchange key. The key's text and secret never travel in a message: the API puts them into the vault. */
public sealed interface ExchangeKeyCommand extends Command {

    ExchangeKeyId keyId();

    @Override
    default String aggregateId() {
        return keyId().value();
    }

    /** @param hint first and last characters of the key, for people to recognise it by */
    @MessageName("exchangekey.add")
    @Requires(Permission.KEYS_MANAGE)
    record AddExchangeKey(ExchangeKeyId keyId, WorkspaceId workspaceId, String label, Venue venue, ContractType contractType,
                          boolean testnet, String hint, List<Instrument> instruments) implements ExchangeKeyCommand {
    }

    @MessageName("exchangekey.relabel")
    @Requires(Permission.KEYS_MANAGE)
    record RelabelExchangeKey(ExchangeKeyId keyId, String label) implements ExchangeKeyCommand {
    }

    /** Replaces the whole list. A symbol that is left out is managed to its exit. */
    @MessageName("exchangekey.configure_instruments")
    @Requires(Permission.KEYS_MANAGE)
    record ConfigureInstruments(ExchangeKeyId keyId, List<Instrument> instruments) implements ExchangeKeyCommand {
    }

    @MessageName("exchangekey.activate")
    @Requires(Permission.KEYS_MANAGE)
    record ActivateExchangeKey(ExchangeKeyId keyId) implements ExchangeKeyCommand {
    }

    /** An assigned key stops new positions; exits keep working. */
    @MessageName("exchangekey.deactivate")
    @Requires(Permission.KEYS_MANAGE)
    record DeactivateExchangeKey(ExchangeKeyId keyId) implements ExchangeKeyCommand {
    }

    /** What the venue said when the key was added. A key that can withdraw is deactivated, and stays so. */
    @MessageName("exchangekey.record_check")
    @Requires(Permission.KEYS_MANAGE)
    record RecordKeyCheck(ExchangeKeyId keyId, KeyFindings findings) implements ExchangeKeyCommand {
    }

    /** What the venue says to the bot that uses the key, from the bot's own address. Taken from no other bot. */
    @MessageName("exchangekey.report_check")
    @SentBy(ActorKind.BOT)
    record ReportKeyCheck(ExchangeKeyId keyId, BotId botId, KeyFindings findings) implements ExchangeKeyCommand {
    }

    /** Refused while a bot uses it. The vault's entry goes with it, at once and for good. */
    @MessageName("exchangekey.delete")
    @Requires(Permission.KEYS_DELETE)
    record DeleteExchangeKey(ExchangeKeyId keyId) implements ExchangeKeyCommand {
    }
}
