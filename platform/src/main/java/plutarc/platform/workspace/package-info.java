/** Who belongs to which workspace now, invitations by e-mail, and joining. */
package plutarc.platform.workspace;
