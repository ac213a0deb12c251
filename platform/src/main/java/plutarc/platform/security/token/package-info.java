/** Personal API tokens: for programs that use the command and query API in their owner's name. */
package plutarc.platform.security.token;
