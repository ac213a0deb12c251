/** The language of hindsight: completed trades found, compared and summed up. */
package plutarc.contracts.analytics;
