package plutarc.contracts.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;

/**
 * How much trading data a workspace keeps, or how much of it is of before a day.
 *
 * @param bots      by name, each that was ever deployed
 * @param backtests that have ended
 */
public record DataKeptView(List<BotData> bots, int backtests) {

    public DataKeptView {
        bots = List.copyOf(bots);
    }

    /**
     * What is kept of one bot.
     *
     * @param stopped       whether it may be deleted: what is deployed keeps its data
     * @param orders        that rest no longer at the venue
     * @param notes         lines of activity about its trading
     * @param hoursOfEquity hours of market time with points of equity
     * @param firstTradeAt  exit of the oldest trade that is counted
     */
    public record BotData(BotId botId, String name, boolean stopped, long trades, long orders, long notes, long hoursOfEquity, Optional<Instant> firstTradeAt) {
    }
}
