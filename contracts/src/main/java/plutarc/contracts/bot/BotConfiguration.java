package plutarc.contracts.bot;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Everything that a bot does depends on this and on the market. It holds no secret: the key's text reaches the bot sealed, beside it.
 *
 * @param revision  counted from 1; a higher one replaces a lower one, never the other way
 * @param paused    whether entries are forbidden until somebody resumes
 * @param key       absent until one is assigned; without it the bot cannot trade
 * @param template  absent until one is assigned; without it the bot cannot trade
 */
public record BotConfiguration(BotId botId, WorkspaceId workspaceId, String name, long revision, boolean paused,
                               Optional<KeyInUse> key, Optional<TemplateVersion> template, RiskLimits riskLimits) {

    /**
     * The assigned exchange key.
     *
     * @param active      a deactivated key forbids entries, never exits
     * @param instruments what may be traded with it
     */
    public record KeyInUse(ExchangeKeyId keyId, Venue venue, ContractType contractType, boolean testnet, boolean active,
                           List<Instrument> instruments) {
    }
}
