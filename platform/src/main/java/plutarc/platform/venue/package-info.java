/** Venues as the backend itself meets them: where they are, and whether a new key works there. */
package plutarc.platform.venue;
