package plutarc.contracts.link;

import plutarc.contracts.trading.BotReport;

/**
 * A report with its place in the bot's numbering.
 *
 * @param number counted from 1 within an epoch, without gaps
 */
public record NumberedReport(long number, BotReport report) {
}
