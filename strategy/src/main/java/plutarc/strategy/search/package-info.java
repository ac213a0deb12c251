/** Searches a template's parameters: which points to try, how they fare on all cores, and how far the winner may be believed. */
package plutarc.strategy.search;
