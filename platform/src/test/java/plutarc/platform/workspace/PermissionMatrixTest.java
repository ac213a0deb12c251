package plutarc.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.Sender;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import tools.jackson.databind.JsonNode;

/** Five roles, 34 permissions, and every command and query type that the running backend finds on its classpath. */
class PermissionMatrixTest {

    /** The domain's table, row by row: owner, admin, quant, risk manager, viewer. */
    private static final String TABLE = """
            org.view xxxxx
            org.update xx...
            org.delete x....
            org.transfer x....
            members.view xxxxx
            members.invite xx...
            members.change_role xx...
            members.remove xx...
            audit.view xx.x.
            billing.view xx...
            billing.manage xx...
            bots.view xxxxx
            bots.deploy xxx..
            bots.configure xxx..
            bots.assign_key xxx..
            bots.assign_template xxx..
            bots.pause_resume xxxx.
            bots.stop xxxx.
            bots.restart xx...
            bots.update_version xxx..
            positions.close xx.x.
            positions.close_all xx.x.
            risk.edit xx.x.
            keys.view xxxx.
            keys.manage xxx..
            keys.delete xx...
            templates.view xxxxx
            templates.edit xxx..
            templates.delete xxx..
            backtests.view xxxxx
            backtests.run xxxx.
            analytics.view xxxxx
            data.delete xx...
            tickets.create xxxxx
            """;
    private static final Set<Permission> OF_STAFF = EnumSet.of(Permission.BOTS_PAUSE_RESUME, Permission.BOTS_RESTART);

    private final Messages messages = new Messages(Team.backend());

    @Test
    void theRolesAreThoseOfTheDomainsTable() {
        List<String> rows = TABLE.lines().toList();
        assertThat(rows).hasSize(34).hasSameSizeAs(Permission.values());
        for (String row : rows) {
            Permission permission = Permission.ofCode(row.split(" ")[0]);
            for (Role role : Role.values()) {
                assertThat(role.may(permission)).as(role + " " + permission).isEqualTo(row.split(" ")[1].charAt(role.ordinal()) == 'x');
            }
        }
        assertThat(Arrays.stream(Role.values()).map(role -> role.permissions().size())).containsExactly(34, 32, 19, 15, 7);
    }

    @Test
    void theApiShowsThatSameTable() {
        JsonNode matrix = Team.owner().get("/api/roles").json();
        assertThat(matrix.get("permissions")).hasSize(34);
        for (JsonNode row : matrix.get("permissions")) {
            String expected = TABLE.lines().filter(line -> line.startsWith(row.get("permission").asString() + " ")).findFirst().orElseThrow().split(" ")[1];
            for (Role role : Role.values()) {
                assertThat(row.get("roles").valueStream().map(JsonNode::asString).toList().contains(role.code())).isEqualTo(expected.charAt(role.ordinal()) == 'x');
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyMessageIsRefusedToExactlyTheRolesWithoutItsPermission() {
        List<Class<?>> types = Stream.concat(Messages.ofKind(Team.backend(), Command.class).stream(), Messages.ofKind(Team.backend(), Query.class).stream()).toList();
        assertThat(types).hasSizeGreaterThan(50);
        return types.stream().map(type -> DynamicTest.dynamicTest(type.getName().substring("plutarc.contracts.".length()), () -> {
            for (Role role : Role.values()) {
                assertThat(denied(type, ActorKind.USER, Optional.of(role))).as("%s denied to %s", type.getSimpleName(), role).isEqualTo(!permitted(type, role));
            }
            assertThat(denied(type, ActorKind.USER, Optional.empty())).as("denied to whoever is no member").isTrue();
            assertThat(denied(type, ActorKind.STAFF, Optional.empty())).as("denied to staff").isEqualTo(!permittedToStaff(type));
        }));
    }

    private boolean denied(Class<?> type, ActorKind kind, Optional<Role> role) {
        WorkspaceId workspace = new WorkspaceId("matrix-" + role.map(Role::code).orElse(kind.name()));
        Sender sender = new Sender(new Actor(kind, "matrix"), Optional.of(workspace), role);
        Object message = new Samples(id -> id == WorkspaceId.class ? Optional.of(workspace.value()) : Optional.of("none-" + type.getSimpleName())).of(type.asSubclass(Record.class));
        return messages.outcome(sender, message).startsWith("Refusal[code=permission.denied");
    }

    private static boolean permitted(Class<?> type, Role role) {
        Requires requires = type.getAnnotation(Requires.class);
        return requires != null ? role.may(requires.value()) : Arrays.asList(type.getAnnotation(SentBy.class).value()).contains(ActorKind.USER);
    }

    private static boolean permittedToStaff(Class<?> type) {
        Requires requires = type.getAnnotation(Requires.class);
        return requires != null ? OF_STAFF.contains(requires.value()) : Arrays.asList(type.getAnnotation(SentBy.class).value()).contains(ActorKind.STAFF);
    }
}
