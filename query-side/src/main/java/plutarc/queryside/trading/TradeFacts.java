package plutarc.queryside.trading;

import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotConfiguration.KeyInUse;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.Circumstances;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradeView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.store.ViewCollection;

/**
 * A completed trade.
 *
 * @param venue        with {@code testnet}, {@code keyId} and {@code contractType} those of the key that the bot had when it reported it
 * @param marginMode   of the instrument, as it was set then
 * @param deploymentId of the bot then
 */
public record TradeFacts(BotId botId, Venue venue, boolean testnet, Optional<String> templateName, Trade trade, Optional<ExchangeKeyId> keyId,
                         Optional<ContractType> contractType, Optional<MarginMode> marginMode, Optional<DeploymentId> deploymentId) {

    public static final ViewCollection<TradeFacts> TRADES = ViewCollection.of("trades", TradeFacts.class)
            .indexed("workspace", "-view.trade.exitTime").indexed("workspace", "view.botId", "-view.trade.exitTime");

    /** Trade ids are made by bots, so they are unique in a workspace only. */
    public static String id(WorkspaceId workspace, TradeId trade) {
        return workspace.value() + "/" + trade.value();
    }

    static TradeFacts of(BotId botId, Optional<BotFacts> bot, Trade trade) {
        var configuration = bot.flatMap(BotFacts::configuration);
        var key = configuration.flatMap(BotConfiguration::key);
        return new TradeFacts(botId, key.map(KeyInUse::venue).orElse(Venue.PAPER), key.map(KeyInUse::testnet).orElse(false),
                configuration.flatMap(BotConfiguration::template).filter(template -> template.templateId().equals(trade.templateId())).map(TemplateVersion::name),
                trade, key.map(KeyInUse::keyId), key.map(KeyInUse::contractType),
                key.flatMap(it -> it.instruments().stream().filter(each -> each.symbol().equals(trade.symbol())).findFirst()).map(Instrument::marginMode),
                bot.flatMap(BotFacts::deploymentId));
    }

    /** That the trade's amounts are in: as the bot told, or what contracts of this kind and name settle in. */
    public String currency() {
        return trade.circumstances().map(Circumstances::currency).orElseGet(() -> contractType.filter(ContractType.INVERSE::equals).isPresent()
                ? trade.symbol().replaceFirst("USD.*$", "") : trade.symbol().contains("USDC") ? "USDC" : "USDT");
    }

    public TradeView view(String botName) {
        return new TradeView(botId, botName, venue, venue == Venue.PAPER, testnet, templateName.orElse(trade.templateId().value()),
                Math.max(0, Duration.between(trade.entryTime(), trade.exitTime()).toSeconds()), trade);
    }
}
