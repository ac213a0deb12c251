package plutarc.commandside.workspace;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand.*;
import plutarc.contracts.workspace.WorkspaceId;

/** Organisations and their members over HTTP; all but the first concern the workspace that the request works in. */
@RestController
@RequestMapping("/api")
@ResponseStatus(HttpStatus.ACCEPTED)
class WorkspaceApi {
    private final RequestedCommands commands;

    WorkspaceApi(RequestedCommands commands) {
        this.commands = commands;
    }

    record NewOrganisation(String name, String slug) {
    }

    record Created(WorkspaceId workspaceId) {
    }

    record Name(String name) {
    }

    record Slug(String slug) {
    }

    record NewOwner(AccountId accountId) {
    }

    record RoleChoice(Role role) {
    }

    record DataToDelete(DataScope scope) {
    }

    @PostMapping("/organisations")
    Created create(@RequestBody NewOrganisation organisation) {
        var id = WorkspaceId.random();
        commands.sendAsOwnerOf(id, new CreateOrganisation(id, organisation.name(), organisation.slug()));
        return new Created(id);
    }

    @PutMapping("/workspace/name")
    void rename(@RequestBody Name name) {
        commands.send(new RenameWorkspace(commands.workspace(), name.name()));
    }

    @PutMapping("/workspace/slug")
    void changeSlug(@RequestBody Slug slug) {
        commands.send(new ChangeSlug(commands.workspace(), slug.slug()));
    }

    @PostMapping("/workspace/transfer")
    void transfer(@RequestBody NewOwner owner) {
        commands.send(new TransferOwnership(commands.workspace(), owner.accountId()));
    }

    @DeleteMapping("/workspace")
    void delete() {
        commands.send(new DeleteWorkspace(commands.workspace()));
    }

    /** For good; who did it and what it took stays on record. */
    @PostMapping("/workspace/data/delete")
    void deleteData(@RequestBody DataToDelete data) {
        commands.send(new DeleteData(commands.workspace(), data.scope()));
    }

    @PostMapping("/workspace/leave")
    void leave() {
        commands.send(new LeaveWorkspace(commands.workspace()));
    }

    @PutMapping("/members/{account}/role")
    void changeRole(@PathVariable String account, @RequestBody RoleChoice choice) {
        commands.send(new ChangeMemberRole(commands.workspace(), new AccountId(account), choice.role()));
    }

    @DeleteMapping("/members/{account}")
    void remove(@PathVariable String account) {
        commands.send(new RemoveMember(commands.workspace(), new AccountId(account)));
    }
}
