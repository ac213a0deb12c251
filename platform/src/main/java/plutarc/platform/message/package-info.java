/** What every message passes on its way: stored names, serialisation, who sent it. */
package plutarc.platform.message;
