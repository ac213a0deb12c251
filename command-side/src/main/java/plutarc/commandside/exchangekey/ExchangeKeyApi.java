package plutarc.commandside.exchangekey;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.*;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyInspection;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/**
 * Exchange keys over HTTP. A key's text goes from the request into the vault and nowhere else: not into a message, a log or an
 * exception.
 */
@RestController
@RequestMapping("/api/keys")
@ResponseStatus(HttpStatus.ACCEPTED)
class ExchangeKeyApi {
    private static final int MAX_SECRET = 4096;

    private final RequestedCommands commands;
    private final KeyVault vault;
    private final KeyInspection inspection;

    ExchangeKeyApi(RequestedCommands commands, KeyVault vault, KeyInspection inspection) {
        this.commands = commands;
        this.vault = vault;
        this.inspection = inspection;
    }

    record NewKey(String label, Venue venue, ContractType contractType, boolean testnet, String apiKey, String apiSecret, Optional<String> passphrase,
                  Optional<List<Instrument>> instruments) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "NewKey[" + label + ", " + venue + "]";
        }
    }

    /** @param findings what the venue said */
    record Added(ExchangeKeyId keyId, KeyFindings findings) {
    }

    record Label(String label) {
    }

    record InstrumentList(List<Instrument> instruments) {
    }

    /**
     * Tried at its venue first, refused where the venue says that it cannot or must not be used. Then the vault, so that a key on record always has its
     * text; a key refused after that leaves nothing in the vault, and what a crash leaves there is swept up.
     */
    @PostMapping
    Added add(@RequestBody NewKey key) {
        var material = new KeyMaterial(secret("apiKey", key.apiKey()), secret("apiSecret", key.apiSecret()), key.passphrase().map(String::strip).orElse(""));
        if (material.passphrase().length() > MAX_SECRET) {
            throw new RefusedException(Refusal.of("request.invalid", "passphrase is not valid.", "passphrase", "hidden", "0 to " + MAX_SECRET + " characters"));
        }
        var command = new AddExchangeKey(ExchangeKeyId.random(), commands.workspace(), Fields.text("label", key.label(), 60), key.venue(), key.contractType(),
                key.testnet(), material.hint(), Instruments.valid(key.instruments().orElse(List.of())));
        ExchangeKey.requireVenue(command);
        commands.requireAllowed(command);
        var findings = inspection.inspect(key.venue(), key.contractType(), key.testnet(), material, command.instruments());
        KeyAdmission.require(findings);
        vault.put(command.workspaceId(), command.keyId(), material);
        try {
            commands.send(command);
        } catch (RefusedException refused) {
            vault.delete(command.workspaceId(), command.keyId());
            throw refused;
        }
        commands.send(new RecordKeyCheck(command.keyId(), findings));
        return new Added(command.keyId(), findings);
    }

    @PostMapping("/{key}/relabel")
    void relabel(@PathVariable String key, @RequestBody Label label) {
        commands.send(new RelabelExchangeKey(new ExchangeKeyId(key), label.label()));
    }

    @PostMapping("/{key}/activate")
    void activate(@PathVariable String key) {
        commands.send(new ActivateExchangeKey(new ExchangeKeyId(key)));
    }

    @PostMapping("/{key}/deactivate")
    void deactivate(@PathVariable String key) {
        commands.send(new DeactivateExchangeKey(new ExchangeKeyId(key)));
    }

    @PutMapping("/{key}/instruments")
    void configure(@PathVariable String key, @RequestBody InstrumentList list) {
        commands.send(new ConfigureInstruments(new ExchangeKeyId(key), list.instruments()));
    }

    /** Its text is gone when this answers; should the process die in between, the follower of deleted keys makes up for it. */
    @DeleteMapping("/{key}")
    void delete(@PathVariable String key) {
        var id = new ExchangeKeyId(key);
        commands.send(new DeleteExchangeKey(id));
        vault.delete(commands.workspace(), id);
    }

    private static String secret(String field, String value) {
        if (value == null || value.isBlank() || value.length() > MAX_SECRET) {
            throw new RefusedException(Refusal.of("request.invalid", field + " is not valid.", field, value == null ? "absent" : "hidden",
                    "1 to " + MAX_SECRET + " characters"));
        }
        return value.strip();
    }
}
