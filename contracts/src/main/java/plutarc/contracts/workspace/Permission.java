package plutarc.contracts.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Everything that can be allowed in a workspace: exactly 34. Which role has which stands in {@link Role}. */
public enum Permission {
    ORG_VIEW("org.view", "See the workspace's profile"),
    ORG_UPDATE("org.update", "Change name, slug and settings"),
    ORG_DELETE("org.delete", "Delete the organisation"),
    ORG_TRANSFER("org.transfer", "Transfer ownership"),
    MEMBERS_VIEW("members.view", "List members"),
    MEMBERS_INVITE("members.invite", "Invite, resend and revoke"),
    MEMBERS_CHANGE_ROLE("members.change_role", "Change roles"),
    MEMBERS_REMOVE("members.remove", "Remove members"),
    AUDIT_VIEW("audit.view", "Read and export the audit log"),
    BILLING_VIEW("billing.view", "See balance, usage and statements"),
    BILLING_MANAGE("billing.manage", "Top up, change payment"),
    BOTS_VIEW("bots.view", "See bots, positions, activity and risk limits"),
    BOTS_DEPLOY("bots.deploy", "Deploy and redeploy bots"),
    BOTS_CONFIGURE("bots.configure", "Rename bots, change instruments"),
    BOTS_ASSIGN_KEY("bots.assign_key", "Assign and unassign exchange keys"),
    BOTS_ASSIGN_TEMPLATE("bots.assign_template", "Change a bot's template"),
    BOTS_PAUSE_RESUME("bots.pause_resume", "Pause and resume bots"),
    BOTS_STOP("bots.stop", "Stop bots"),
    BOTS_RESTART("bots.restart", "Restart bots"),
    BOTS_UPDATE_VERSION("bots.update_version", "Update bots to a newer version"),
    POSITIONS_CLOSE("positions.close", "Close one position"),
    POSITIONS_CLOSE_ALL("positions.close_all", "Pause a bot and close all its positions"),
    RISK_EDIT("risk.edit", "Edit risk limits"),
    KEYS_VIEW("keys.view", "See masked exchange keys"),
    KEYS_MANAGE("keys.manage", "Add, edit and toggle exchange keys and their instruments"),
    KEYS_DELETE("keys.delete", "Delete exchange keys"),
    TEMPLATES_VIEW("templates.view", "Read templates"),
    TEMPLATES_EDIT("templates.edit", "Create, duplicate and edit templates"),
    TEMPLATES_DELETE("templates.delete", "Delete templates"),
    BACKTESTS_VIEW("backtests.view", "Read backtest results"),
    BACKTESTS_RUN("backtests.run", "Run and cancel backtests"),
    ANALYTICS_VIEW("analytics.view", "See and export trades and analytics"),
    DATA_DELETE("data.delete", "Delete data in bulk"),
    TICKETS_CREATE("tickets.create", "Open and answer support tickets");

    private final String code;
    private final String meaning;

    Permission(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** As stored and shown, such as {@code bots.deploy}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** One line for a person. */
    public String meaning() {
        return meaning;
    }

    /** @throws IllegalArgumentException if no permission has this code */
    @JsonCreator
    public static Permission ofCode(String code) {
        for (Permission permission : values()) {
            if (permission.code.equals(code)) {
                return permission;
            }
        }
        throw new IllegalArgumentException("permission '" + code + "' does not exist");
    }
}
