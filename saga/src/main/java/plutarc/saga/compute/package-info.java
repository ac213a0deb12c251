/** Where bots run: the port to whoever provides instances, and the provider that runs each bot as a process of this machine. */
package plutarc.saga.compute;
