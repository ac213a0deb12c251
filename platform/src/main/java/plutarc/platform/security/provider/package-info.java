/** Signing in at an OpenID Connect provider, where one is configured. */
package plutarc.platform.security.provider;
