package plutarc.commandside.exchangekey;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plutarc.commandside.CommandSide;
import plutarc.commandside.Fleet;
import plutarc.commandside.exchangekey.ExchangeKeyApi.NewKey;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyEvent.ExchangeKeyChecked;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.KeyVerdict;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.workspace.WorkspaceId;

class ExchangeKeyApiTest implements KeyVault {
    private static final String SECRET = "s3cr3t-that-nobody-sees";
    private final Map<ExchangeKeyId, KeyMaterial> kept = new HashMap<>();
    private KeyFindings found = findings(KeyVerdict.USABLE);
    private final CommandSide side = CommandSide.shared();
    private final ExchangeKeyApi api = new ExchangeKeyApi(side.part(RequestedCommands.class), this, (venue, type, testnet, material, instruments) -> found);

    @Test
    void theTextOfAKeyGoesIntoTheVaultAndIntoNoEvent() {
        var added = api.add(key("Main"));
        assertThat(kept.get(added.keyId()).apiSecret()).isEqualTo(SECRET);
        assertThat(side.published()).noneMatch(event -> event.getPayload().toString().contains(SECRET) || event.getPayload().toString().contains("abcdefghijklmnop"));
        assertThat(key("Main").toString()).doesNotContain(SECRET);
    }

    @Test
    void whatTheVenueSaysIsOnRecordWithTheKey() {
        found = findings(KeyVerdict.ADDRESS_NOT_ALLOWED);
        var added = api.add(key("Main"));
        assertThat(added.findings()).isEqualTo(found);
        assertThat(side.published().getLast().getPayload()).isEqualTo(new ExchangeKeyChecked(added.keyId(), CommandSide.OURS, found));
    }

    @ParameterizedTest
    @EnumSource(KeyVerdict.class)
    void aKeyThatTheVenueRefusesIsKeptNowhereAndAnyOtherIsAdded(KeyVerdict verdict) {
        found = findings(verdict);
        int before = side.published().size();
        switch (verdict) {
            case USABLE, ADDRESS_NOT_ALLOWED, RESTRICTED, NO_ANSWER -> assertThat(kept).containsKey(api.add(key("Main")).keyId());
            case INVALID_KEY, WRONG_SECRET, EXPIRED, LACKS_PERMISSION, CAN_WITHDRAW, WRONG_MARKET, CLOCK -> {
                var refusal = refusal(() -> api.add(key("Main")));
                assertThat(refusal.code()).isEqualTo("exchangekey." + verdict.code());
                assertThat(refusal.message()).isEqualTo("what to do");
                assertThat(kept).isEmpty();
                assertThat(side.published()).hasSize(before);
            }
        }
    }

    @Test
    void aWrongFieldIsNamedBeforeTheVenueIsAsked() {
        found = null;
        assertThat(refusal(() -> api.add(key(""))).problems().getFirst().field()).isEqualTo("label");
    }

    @Test
    void aRefusedKeyLeavesNothingInTheVault() {
        assertThat(refusal(() -> api.add(key(""))).problems().getFirst().field()).isEqualTo("label");
        assertThat(kept).isEmpty();
    }

    @Test
    void aKeyWithoutASecretIsRefusedWithoutShowingIt() {
        var refusal = refusal(() -> api.add(new NewKey("Main", Venue.PAPER, ContractType.LINEAR, false, "abcdefghijklmnop", " ", Optional.empty(), Optional.empty())));
        assertThat(refusal.problems().getFirst()).matches(it -> it.field().equals("apiSecret") && it.value().equals("hidden"));
        assertThat(kept).isEmpty();
    }

    @Test
    void aDeletedKeyIsForgottenAndARefusedDeletionForgetsNothing() {
        var id = api.add(key("Main")).keyId();
        var bot = Fleet.deployed();
        side.send(OWNER, new plutarc.contracts.bot.BotCommand.AssignExchangeKey(bot.id(), id));
        assertThat(refusal(() -> api.delete(id.value())).code()).isEqualTo("exchangekey.in_use");
        assertThat(kept).containsKey(id);
        side.send(OWNER, new plutarc.contracts.bot.BotCommand.UnassignExchangeKey(bot.id()));
        api.delete(id.value());
        assertThat(kept).isEmpty();
    }

    private static KeyFindings findings(KeyVerdict verdict) {
        return new KeyFindings(verdict, "what to do", "", List.of(), Optional.empty(), Optional.empty(), CommandSide.NOW);
    }

    private static NewKey key(String label) {
        return new NewKey(label, Venue.PAPER, ContractType.LINEAR, false, "abcdefghijklmnop", SECRET, Optional.empty(), Optional.of(List.of()));
    }

    @Override
    public void put(WorkspaceId workspaceId, ExchangeKeyId keyId, KeyMaterial material) {
        kept.put(keyId, material);
    }

    @Override
    public Optional<KeyMaterial> find(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        return Optional.ofNullable(kept.get(keyId));
    }

    @Override
    public void delete(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        kept.remove(keyId);
    }

    @Override
    public void deleteAllOf(WorkspaceId workspaceId) {
        throw new UnsupportedOperationException();
    }
}
