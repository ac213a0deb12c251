/** What HTTP clients meet that belongs to no context: problem details, health, the dashboard's files. */
package plutarc.platform.web;
