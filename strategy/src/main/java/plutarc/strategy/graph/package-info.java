/** Closed bars flowing through shared nodes, block by block, without look-ahead and without allocation. */
package plutarc.strategy.graph;
