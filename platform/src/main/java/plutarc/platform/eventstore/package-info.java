/** Where events, sagas, tokens and deadlines are kept, and why none that was acknowledged is ever lost. */
package plutarc.platform.eventstore;
