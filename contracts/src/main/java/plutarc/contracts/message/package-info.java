/** What every message carries: its stored name, who sent it, which permission it needs, and how it can be refused. */
package plutarc.contracts.message;
