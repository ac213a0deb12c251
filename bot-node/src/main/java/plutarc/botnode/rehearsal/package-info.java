/** Trading as if, before trading: a loop of its own over an invented market, so that the first candle that counts meets code that is warm. */
package plutarc.botnode.rehearsal;
