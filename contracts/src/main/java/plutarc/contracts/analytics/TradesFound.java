package plutarc.contracts.analytics;

import java.util.List;

/**
 * One page of trades, and what all that were found come to.
 *
 * @param total of all pages
 * @param sums  one a kind of money and currency: these are never added up
 */
public record TradesFound(List<TradeLine> lines, int total, List<Sum> sums) {

    public record Sum(Money money, String currency, TradeFigures figures) {
    }
}
