package plutarc.platform.security;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.MembershipView;
import plutarc.platform.mail.OutboxReaders;
import plutarc.platform.staff.Staff;

/** Puts together what the dashboard is told of its session. Thread-safe. */
@Component
class SessionViews {

    private final ActiveWorkspace active;
    private final OutboxReaders outbox;
    private final Staff staff;

    SessionViews(ActiveWorkspace active, OutboxReaders outbox, Staff staff) {
        this.active = active;
        this.outbox = outbox;
        this.staff = staff;
    }

    /** @param at the workspace's part of the dashboard's address; empty for the personal one */
    SessionView of(Account account, Optional<String> at) {
        List<MembershipView> all = active.all(account).stream().flatMap(each -> now(account, each).stream()).toList();
        Optional<MembershipView> meant = at.filter(address -> !address.isEmpty()).map(address -> active.atAddress(address, all))
                .orElseGet(() -> all.stream().filter(each -> each.workspaceId().equals(account.workspaceId())).findFirst());
        return SessionView.of(account, meant, all, outbox.include(account.id()), staff.includes(account.id()));
    }

    /** With the role of this moment, if any: the list may be a moment late. */
    private Optional<MembershipView> now(Account account, MembershipView each) {
        return active.role(account, each.workspaceId()).map(role -> new MembershipView(each.workspaceId(), each.name(), each.slug(), each.kind(), role));
    }
}
