/** The heart: indicators, the component catalog, templates, the evaluator, exit rules, sizing, risk checks and the backtester; pure Java without clock or I/O. */
package plutarc.strategy;
