/** Exchange keys as people see them, without secrets. */
package plutarc.queryside.exchangekey;
