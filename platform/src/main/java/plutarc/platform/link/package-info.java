/** The endpoint that bots connect to: who they are, what they are told, what they report. The protocol is described in {@code docs/bot-link.md}. */
package plutarc.platform.link;
