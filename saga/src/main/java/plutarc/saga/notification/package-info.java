/** Tells people by e-mail what needs them. */
package plutarc.saga.notification;
