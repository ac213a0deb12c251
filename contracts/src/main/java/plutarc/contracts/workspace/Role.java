package plutarc.contracts.workspace;

import static plutarc.contracts.workspace.Permission.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The five roles of a workspace and what each may do. This is the only place that says so. */
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    ADMIN(EnumSet.complementOf(EnumSet.of(ORG_DELETE, ORG_TRANSFER))),
    QUANT(EnumSet.of(ORG_VIEW, MEMBERS_VIEW, BOTS_VIEW, BOTS_DEPLOY, BOTS_CONFIGURE, BOTS_ASSIGN_KEY, BOTS_ASSIGN_TEMPLATE,
            BOTS_PAUSE_RESUME, BOTS_STOP, BOTS_UPDATE_VERSION, KEYS_VIEW, KEYS_MANAGE, TEMPLATES_VIEW, TEMPLATES_EDIT,
            TEMPLATES_DELETE, BACKTESTS_VIEW, BACKTESTS_RUN, ANALYTICS_VIEW, TICKETS_CREATE)),
    RISK_MANAGER(EnumSet.of(ORG_VIEW, MEMBERS_VIEW, AUDIT_VIEW, BOTS_VIEW, BOTS_PAUSE_RESUME, BOTS_STOP, POSITIONS_CLOSE,
            POSITIONS_CLOSE_ALL, RISK_EDIT, KEYS_VIEW, TEMPLATES_VIEW, BACKTESTS_VIEW, BACKTESTS_RUN, ANALYTICS_VIEW,
            TICKETS_CREATE)),
    VIEWER(EnumSet.of(ORG_VIEW, MEMBERS_VIEW, BOTS_VIEW, TEMPLATES_VIEW, BACKTESTS_VIEW, ANALYTICS_VIEW, TICKETS_CREATE));

    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether the other may do some of what this one may and nothing else: what "below one's own" means wherever members are concerned. */
    public boolean isAbove(Role other) {
        return this != other && permissions.containsAll(other.permissions);
    }

    /** As stored and shown, such as {@code risk_manager}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a role's code; {@code trader} and {@code manager} are older names of quant and risk_manager. */
    @JsonCreator
    public static Role ofCode(String code) {
        return switch (code) {
            case "trader" -> QUANT;
            case "manager" -> RISK_MANAGER;
            default -> valueOf(code.toUpperCase(Locale.ROOT));
        };
    }
}
