/** What happens before anything else: the data folder is claimed, and a start that cannot succeed says why in one line. */
package plutarc.platform.start;
