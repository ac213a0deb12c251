package plutarc.botnode.journal;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.BotReport;

/**
 * One line of the journal.
 *
 * @param epoch   names the numbering
 * @param first   number of the first report; where there is none, the number that the next one will have
 * @param reports what the step reported
 * @param state   the loop's state after the step, where it changed
 */
record Entry<S>(String epoch, long first, List<BotReport> reports, Optional<S> state) {
}
