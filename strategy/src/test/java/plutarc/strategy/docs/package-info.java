/** Keeps the documentation's figures true: pages are written from, and held against, fresh runs. */
package plutarc.strategy.docs;
