/** How processes send commands. */
package plutarc.saga.message;
