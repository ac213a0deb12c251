/** The bot's end of the bot link: enrolment, secrets in memory only, configuration and instructions in, reports out. */
package plutarc.botnode.link;
