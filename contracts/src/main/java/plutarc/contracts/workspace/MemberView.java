package plutarc.contracts.workspace;

import java.time.Instant;

/** @param name what the person is called: their e-mail address for as long as they have an account */
public record MemberView(AccountId accountId, String name, Role role, Instant since) {
}
