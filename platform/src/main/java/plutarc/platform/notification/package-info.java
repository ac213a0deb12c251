/** What notifications have to know of people and things. */
package plutarc.platform.notification;
