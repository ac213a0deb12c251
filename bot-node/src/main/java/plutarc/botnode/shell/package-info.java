/** The thin shell around the trading loop: its thread and queue, and the way from its outputs to the venue, the journal and the link and back. */
package plutarc.botnode.shell;
