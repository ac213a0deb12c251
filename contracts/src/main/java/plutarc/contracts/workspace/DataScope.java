package plutarc.contracts.workspace;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import plutarc.contracts.bot.BotId;

/**
 * Which trading data is to go. Data are trades with the ways of their stops, orders that rest no longer at the venue, lines of activity about trading, equity, and
 * candles with their verdicts; and, but for one bot, results of backtests. Bots that are not stopped keep all of theirs; open positions always stay.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = DataScope.OfBot.class, name = "of_bot"), @JsonSubTypes.Type(value = DataScope.Before.class, name = "before"),
        @JsonSubTypes.Type(value = DataScope.Everything.class, name = "everything")})
public sealed interface DataScope {

    /** Everything of one bot. */
    record OfBot(BotId botId) implements DataScope {
    }

    /**
     * Everything of before a day.
     *
     * @param day begins at 00:00 UTC, and stays; what a venue dated counts by the venue's time, what the backend dated by the wall clock
     */
    record Before(LocalDate day) implements DataScope {
    }

    /** Everything of every stopped bot. */
    record Everything() implements DataScope {
    }
}
