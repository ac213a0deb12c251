package plutarc.contracts.workspace;

import java.time.Instant;

/**
 * An invitation that has not been accepted.
 *
 * @param email     empty text where it is no longer known
 * @param state     {@code pending, expired}
 * @param invitedBy what whoever invited is called
 */
public record InvitationView(InvitationId invitationId, String email, Role role, String state, Instant invitedAt, Instant expiresAt, String invitedBy) {
}
