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
import plutarc.contracts.exchangekey.Venue;
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

    ExchangeKeyApi(RequestedCommands commands, KeyVault vault) {
        this.commands = commands;
        this.vault = vault;
    }

    record NewKey(String label, Venue venue, ContractType contractType, boolean testnet, String apiKey, String apiSecret, Optional<String> passphrase,
                  Optional<List<Instrument>> instruments) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "NewKey[" + label + ", " + venue + "]";
        }
    }

    record Added(ExchangeKeyId keyId) {
    }

    record Label(String label) {
    }

    record InstrumentList(List<Instrument> instruments) {
    }

    /** The vault comes first, so that a key on record always has its text; a refused key leaves nothing in the vault. */
    @PostMapping
    Added add(@RequestBody NewKey key) {
        var material = new KeyMaterial(secret("apiKey", key.apiKey()), secret("apiSecret", key.apiSecret()), key.passphrase().orElse(""));
        var workspace = commands.workspace();
        var id = ExchangeKeyId.random();
        vault.put(workspace, id, material);
        try {
            commands.send(new AddExchangeKey(id, workspace, key.label(), key.venue(), key.contractType(), key.testnet(), material.hint(),
                    key.instruments().orElse(List.of())));
        } catch (RefusedException refused) {
            vault.delete(workspace, id);
            throw refused;
        }
        return new Added(id);
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
