/** When a template trades: sessions in any time zone, right over changes of daylight saving. Pure. */
package plutarc.strategy.session;
