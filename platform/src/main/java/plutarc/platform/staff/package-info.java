/** Operators of the installation: what they may do to anybody's bot, and who is told of it. */
package plutarc.platform.staff;
