package plutarc.contracts.exchangekey;

import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.workspace.WorkspaceId;

/** What has happened to an exchange key. */
public sealed interface ExchangeKeyEvent extends Event {

    ExchangeKeyId keyId();

    WorkspaceId workspaceId();

    @MessageName("exchangekey.added")
    record ExchangeKeyAdded(ExchangeKeyId keyId, WorkspaceId workspaceId, String label, Venue venue, ContractType contractType,
                            boolean testnet, String hint, List<Instrument> instruments) implements ExchangeKeyEvent {
    }

    @MessageName("exchangekey.relabelled")
    record ExchangeKeyRelabelled(ExchangeKeyId keyId, WorkspaceId workspaceId, String label) implements ExchangeKeyEvent {
    }

    @MessageName("exchangekey.instruments_configured")
    record InstrumentsConfigured(ExchangeKeyId keyId, WorkspaceId workspaceId, List<Instrument> instruments) implements ExchangeKeyEvent {
    }

    @MessageName("exchangekey.activated")
    record ExchangeKeyActivated(ExchangeKeyId keyId, WorkspaceId workspaceId) implements ExchangeKeyEvent {
    }

    @MessageName("exchangekey.deactivated")
    record ExchangeKeyDeactivated(ExchangeKeyId keyId, WorkspaceId workspaceId) implements ExchangeKeyEvent {
    }

    /** A bot has taken the key: no other can until it is released. */
    @MessageName("exchangekey.claimed")
    record ExchangeKeyClaimed(ExchangeKeyId keyId, WorkspaceId workspaceId, BotId botId) implements ExchangeKeyEvent {
    }

    @MessageName("exchangekey.released")
    record ExchangeKeyReleased(ExchangeKeyId keyId, WorkspaceId workspaceId, BotId botId) implements ExchangeKeyEvent {
    }

    /** The key was tried at its venue. */
    @MessageName("exchangekey.checked")
    record ExchangeKeyChecked(ExchangeKeyId keyId, WorkspaceId workspaceId, KeyFindings findings) implements ExchangeKeyEvent {
    }

    @MessageName("exchangekey.deleted")
    record ExchangeKeyDeleted(ExchangeKeyId keyId, WorkspaceId workspaceId) implements ExchangeKeyEvent {
    }
}
