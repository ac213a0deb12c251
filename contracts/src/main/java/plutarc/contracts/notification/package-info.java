/** How people are told of things outside of the dashboard. */
package plutarc.contracts.notification;
