/** E-mail: a durable queue in the relational store, and two ways out of it: an SMTP server, or files of the data folder with an outbox page. */
package plutarc.platform.mail;
