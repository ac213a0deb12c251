package plutarc.commandside.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;

import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceCommand.OpenWorkspace;
import plutarc.contracts.workspace.WorkspaceEvent.WorkspaceOpened;
import plutarc.contracts.workspace.WorkspaceId;

class WorkspaceTest {
    private final CommandSide side = CommandSide.shared();
    private final WorkspaceId id = WorkspaceId.random();
    private final Sender setup = Sender.system("setup", id);

    @Test
    void aWorkspaceIsOpenedOnceForItsOwner() {
        var owner = AccountId.random();
        assertThat(side.when(setup, new OpenWorkspace(id, "Personal", owner))).containsExactly(new WorkspaceOpened(id, "Personal", owner));
        assertThat(side.when(setup, new OpenWorkspace(id, "Personal", owner))).isEmpty();
        assertThat(refusal(() -> side.send(setup, new OpenWorkspace(id, "Personal", AccountId.random()))).code()).isEqualTo("workspace.exists");
    }
}
