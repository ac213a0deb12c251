package plutarc.platform.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.AddExchangeKey;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.RecordKeyCheck;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyInspection;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformSettings;

/** Opens a paper account and adds its key in one step. The key's text goes from the exchange into the vault and nowhere else. */
@RestController
class PaperKeyApi {

    private static final int MAX_BALANCE = 100_000_000;

    private final RequestedCommands commands;
    private final KeyVault vault;
    private final KeyInspection inspection;
    private final PlatformSettings settings;

    PaperKeyApi(RequestedCommands commands, KeyVault vault, KeyInspection inspection, PlatformSettings settings) {
        this.commands = commands;
        this.vault = vault;
        this.inspection = inspection;
        this.settings = settings;
    }

    /** @param balance play money in USDT, 10 to 100,000,000; 10,000 where absent */
    record NewPaperKey(String label, Optional<Integer> balance, Optional<List<Instrument>> instruments) {
    }

    record Added(ExchangeKeyId keyId) {
    }

    /** Nothing is opened for somebody who may not add keys; a key that is refused for another reason leaves nothing in the vault. */
    @PostMapping("/api/keys/paper")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Added add(@RequestBody NewPaperKey wanted) throws InterruptedException {
        int balance = wanted.balance().orElse(10_000);
        if (balance < 10 || balance > MAX_BALANCE) {
            throw new RefusedException(Refusal.of("request.invalid", "The balance is out of range.", "balance", String.valueOf(balance), "10 to " + MAX_BALANCE));
        }
        var workspace = commands.workspace();
        var id = ExchangeKeyId.random();
        commands.requireAllowed(command(id, workspace, wanted, ""));
        KeyMaterial material = open(String.valueOf(wanted.label()), balance);
        vault.put(workspace, id, material);
        try {
            commands.send(command(id, workspace, wanted, material.hint()));
        } catch (RefusedException refused) {
            vault.delete(workspace, id);
            throw refused;
        }
        commands.send(new RecordKeyCheck(id, inspection.inspect(Venue.PAPER, ContractType.LINEAR, false, material, wanted.instruments().orElse(List.of()))));
        return new Added(id);
    }

    private static AddExchangeKey command(ExchangeKeyId id, WorkspaceId workspace, NewPaperKey wanted, String hint) {
        return new AddExchangeKey(id, workspace, wanted.label(), Venue.PAPER, ContractType.LINEAR, false, hint, wanted.instruments().orElse(List.of()));
    }

    private KeyMaterial open(String name, int balance) throws InterruptedException {
        try {
            return PaperAccount.open(settings.paper(), name, balance);
        } catch (IOException failure) {
            throw new RefusedException("paper_exchange.unavailable", "The paper exchange gave no account: " + failure.getMessage());
        }
    }
}
