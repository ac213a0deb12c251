package plutarc.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plutarc.platform.workspace.Team.PASSWORD;

import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.NoInstances;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.RunningBackend.Credentials;
import plutarc.platform.documents.Documents;
import plutarc.platform.seed.SeededDefinition;
import tools.jackson.databind.JsonNode;

/** Organisations and their members over real HTTP and real mail files. */
class TeamTest {

    private final Browser owner = Team.owner();

    @Test
    void twoTabsOfOneSessionWorkInTwoWorkspaces() {
        String acme = Team.organisation(owner, "two-tabs");
        Browser tab = owner.in(acme);
        assertThat(tab.post("/api/templates", Map.of("name", "In the organisation", "definition", Map.of())).status()).as("a bad template").isEqualTo(422);
        assertThat(tab.get("/api/workspace").json().get("name").asString()).isEqualTo("Org two-tabs");
        assertThat(owner.get("/api/workspace").json().get("kind").asString()).as("without a header: the personal workspace").isEqualTo("personal");
    }

    @Test
    void theSessionNamesEveryWorkspaceAndFindsOneByItsAddress() {
        String acme = Team.organisation(owner, "by-address");
        JsonNode there = owner.get("/api/session?at=by-address-" + acme.substring(0, 8)).json();
        assertThat(there.get("workspace").get("id").asString()).isEqualTo(acme);
        assertThat(there.get("role").asString()).isEqualTo("owner");
        assertThat(there.get("workspaces").findValuesAsString("name")).contains("Personal", "Org by-address");
        owner.in(acme).put("/api/workspace/slug", Map.of("slug", "renamed"));
        assertThat(owner.get("/api/session?at=by-address-" + acme.substring(0, 8)).json().get("workspace").get("id").asString())
                .as("the old address still leads there").isEqualTo(acme);
        JsonNode nowhere = owner.get("/api/session?at=nobody-0123abcd").json();
        assertThat(nowhere.get("state").asString()).isEqualTo("signed_in");
        assertThat(nowhere.get("workspace").isNull()).isTrue();
        assertThat(nowhere.get("permissions")).isEmpty();
    }

    @Test
    void switchingIsOnRecordInTheWorkspaceThatIsEntered() {
        String acme = Team.organisation(owner, "entered");
        String there = "/api/session?at=entered-" + acme.substring(0, 8);
        owner.get("/api/session");
        owner.get(there);
        owner.get(there);
        assertThat(owner.in(acme).get("/api/audit?action=account.switched_workspace").json().get("entries")).as("looked twice, switched once").hasSize(1);
        owner.get("/api/session");
        owner.get(there);
        JsonNode entries = owner.in(acme).get("/api/audit?action=account.switched_workspace").json().get("entries");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).toString()).contains(Team.accountOf(owner), "\"owner\"").doesNotContain(owner.get("/api/workspace").json().get("workspaceId").asString());
    }

    @Test
    void aMemberOfSeveralOrganisationsSeesTheActiveOneAloneInTheRoleOfThatOne() {
        String first = Team.organisation(owner, "several-a");
        String second = Team.organisation(owner, "several-b");
        Browser both = Team.member(owner.in(first), "several@example.org", "admin");
        assertThat(both.post("/api/join", Map.of("token", Team.invited(owner.in(second), "several@example.org", "viewer"))).status()).isEqualTo(200);
        owner.in(first).post("/api/templates", "{\"name\":\"Of the first alone\",\"definition\":" + SeededDefinition.text() + "}");
        await().atMost(Duration.ofSeconds(10)).until(() -> both.in(first).get("/api/templates").body().contains("Of the first alone"));
        assertThat(both.in(second).get("/api/templates").body()).doesNotContain("Of the first alone");
        assertThat(both.get("/api/templates").body()).as("nor in their own workspace").doesNotContain("Of the first alone");
        assertThat(both.in(first).get("/api/audit").status()).isEqualTo(200);
        assertThat(both.in(second).get("/api/audit").status()).as("a viewer there").isEqualTo(403);
        assertThat(both.get("/api/session").json().get("workspaces").findValuesAsString("role")).containsExactlyInAnyOrder("owner", "admin", "viewer");
        assertThat(owner.in(first).delete("/api/members/" + Team.accountOf(both)).status()).isEqualTo(202);
        assertThat(both.in(first).get("/api/bots").status()).isEqualTo(404);
        assertThat(both.in(second).get("/api/bots").status()).as("the other stays").isEqualTo(200);
    }

    @Test
    void aDeletedOrganisationLeavesNoSecretsNoPeopleAndNoReservedAddresses() {
        WorkspaceId acme = new WorkspaceId(Team.organisation(owner, "leaving-nothing"));
        ExchangeKeyId key = ExchangeKeyId.random();
        KeyVault vault = Team.backend().bean(KeyVault.class);
        vault.put(acme, key, new KeyMaterial("public-part", "secret-part", ""));
        Team.invited(owner.in(acme.value()), "never-came@example.org", "viewer");
        Path dataKey = Team.data().resolve("vault").resolve(key + ".key");
        assertThat(dataKey).exists();
        Browser tab = owner.in(acme.value());
        BotId bot = new BotId(tab.post("/api/bots", Map.of("name", "Once", "region", "local")).json().get("botId").asString());
        await().atMost(Duration.ofSeconds(10)).until(() -> tab.get("/api/bots/" + bot).status() == 200);
        tab.post("/api/bots/" + bot + "/stop", Map.of("reason", "going"));
        await().atMost(Duration.ofSeconds(15)).until(() -> tab.get("/api/bots/" + bot).json().get("state").asString().equals("stopped"));
        assertThat(owner.in(acme.value()).delete("/api/workspace").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(vault.find(acme, key)).isEmpty();
            assertThat(dataKey).doesNotExist();
            assertThat(Team.backend().bean(NoInstances.class).freed()).contains(bot);
            assertThat(Team.backend().bean(Documents.class).database().getCollection("invitations").find(Filters.eq("workspace", acme.value()))).isEmpty();
        });
    }

    @Test
    void anAccountEndsWithItsSecretsAndItsAddressAndWhatItDidStaysOnRecord() {
        String acme = Team.organisation(owner, "quitting");
        Browser quitter = Team.member(owner.in(acme), "quitter@example.org", "admin");
        WorkspaceId own = new WorkspaceId(quitter.get("/api/session").json().get("workspace").get("id").asString());
        String account = Team.accountOf(quitter);
        KeyVault vault = Team.backend().bean(KeyVault.class);
        ExchangeKeyId key = ExchangeKeyId.random();
        vault.put(own, key, new KeyMaterial("public-part", "secret-part", ""));
        quitter.post("/api/account/authenticator", "");
        assertThat(Team.data().resolve("vault").resolve("account-" + account + ".key")).exists();
        quitter.in(acme).put("/api/workspace/slug", Map.of("slug", "quit"));
        String mine = Team.organisation(quitter, "still-mine");
        assertThat(quitter.delete("/api/account").json().get("code").asString()).isEqualTo("account.owns_organisations");
        assertThat(owner.delete("/api/account").json().get("code").asString()).as("who looks after the installation").isEqualTo("account.first");
        assertThat(quitter.in(mine).delete("/api/workspace").status()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(10)).until(() -> quitter.delete("/api/account").status() == 204);
        assertThat(quitter.get("/api/session").json().get("state").asString()).isEqualTo("signed_out");
        assertThat(quitter.post("/api/session", new Credentials("quitter@example.org", PASSWORD)).status()).isEqualTo(401);
        assertThat(vault.find(own, key)).isEmpty();
        assertThat(Team.data().resolve("vault").resolve("account-" + account + ".key")).doesNotExist();
        for (String kept : List.of("accounts", "sessions", "authenticators", "authenticator_offers", "passkeys", "api_tokens", "tickets", "account_choices", "linked_identities")) {
            assertThat(Team.backend().bean(Documents.class).database().getCollection(kept).find()).as(kept).noneMatch(document -> document.toJson().contains(account));
        }
        assertThat(owner.in(acme).get("/api/audit?actor=" + account).json().get("entries")).isNotEmpty();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(owner.in(acme).get("/api/members").body()).doesNotContain(account, "quitter@example.org"));
    }

    @Test
    void aForeignWorkspaceIsAsUnknownAsNone() {
        String acme = Team.organisation(owner, "closed");
        Browser stranger = Team.member(owner.in(Team.organisation(owner, "elsewhere")), "stranger@example.org", "admin");
        for (String header : List.of(acme, "00000000000000000000000000000000", "not an id")) {
            Answer refused = stranger.in(header).get("/api/bots");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.json().get("code").asString()).isEqualTo("workspace.unknown");
            assertThat(refused.body()).isEqualTo(stranger.in("ffffffffffffffffffffffffffffffff").get("/api/bots").body());
        }
        assertThat(stranger.get("/api/live?workspace=" + acme).status()).isEqualTo(404);
    }

    @Test
    void anInvitationIsMailedUsedOnceAndMakesAMember() {
        Browser acme = owner.in(Team.organisation(owner, "inviting"));
        String token = Team.invited(acme, "New.Quant@Example.org", "quant");
        Browser guest = Team.backend().browser();
        guest.get("/api/session");
        JsonNode seen = guest.post("/api/join/look", Map.of("token", token)).json();
        assertThat(seen.get("workspace").asString()).isEqualTo("Org inviting");
        assertThat(seen.get("email").asString()).isEqualTo("new.quant@example.org");
        assertThat(seen.get("hasAccount").asBoolean()).isFalse();
        assertThat(guest.post("/api/join/sign-up", Map.of("token", token, "password", "short")).status()).isEqualTo(422);
        Answer joined = guest.post("/api/join/sign-up", Map.of("token", token, "password", PASSWORD));
        assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        String workspace = joined.json().get("workspaceId").asString();
        assertThat(guest.in(workspace).get("/api/bots").status()).isEqualTo(200);
        assertThat(guest.in(workspace).post("/api/invitations", Map.of("email", "x@example.org", "role", "viewer")).status()).isEqualTo(403);
        Browser second = Team.backend().browser();
        second.get("/api/session");
        assertThat(second.post("/api/join/look", Map.of("token", token)).json().get("code").asString()).isEqualTo("invitation.unknown");
        await().atMost(Duration.ofSeconds(10)).until(() -> acme.get("/api/members").json().findValuesAsString("role").contains("quant"));
        assertThat(acme.get("/api/invitations").json()).isEmpty();
    }

    @Test
    void aSecondLinkReplacesTheFirstAndARevokedOneIsDead() {
        Browser acme = owner.in(Team.organisation(owner, "resending"));
        String first = Team.invited(acme, "twice@example.org", "viewer");
        await().atMost(Duration.ofSeconds(10)).until(() -> acme.get("/api/invitations").json().size() == 1);
        String id = acme.get("/api/invitations").json().get(0).get("invitationId").asString();
        assertThat(acme.get("/api/invitations").json().get(0).get("email").asString()).isEqualTo("twice@example.org");
        assertThat(acme.post("/api/invitations", Map.of("email", "twice@example.org", "role", "viewer")).json().get("code").asString()).isEqualTo("invitation.exists");
        assertThat(acme.post("/api/invitations/" + id + "/resend", null).status()).isEqualTo(202);
        List<String> tokens = Team.tokens("twice@example.org", 2);
        String next = tokens.stream().filter(token -> !token.equals(first)).findFirst().orElseThrow();
        Browser guest = Team.backend().browser();
        guest.get("/api/session");
        assertThat(guest.post("/api/join/look", Map.of("token", first)).status()).isEqualTo(404);
        assertThat(guest.post("/api/join/look", Map.of("token", next)).status()).isEqualTo(200);
        assertThat(acme.delete("/api/invitations/" + id).status()).isEqualTo(202);
        assertThat(guest.post("/api/join/look", Map.of("token", next)).status()).isEqualTo(404);
    }

    @Test
    void anInvitationIsForItsAddressAlone() {
        Browser acme = owner.in(Team.organisation(owner, "bound"));
        Browser other = Team.member(owner.in(Team.organisation(owner, "bound-2")), "other@example.org", "viewer");
        String token = Team.invited(acme, "right@example.org", "viewer");
        assertThat(other.post("/api/join", Map.of("token", token)).json().get("code").asString()).isEqualTo("invitation.other_address");
        String own = Team.invited(acme, "other@example.org", "viewer");
        Browser again = Team.backend().browser();
        again.get("/api/session");
        assertThat(again.post("/api/join/look", Map.of("token", own)).json().get("hasAccount").asBoolean()).isTrue();
        again.post("/api/session", new Credentials("other@example.org", PASSWORD));
        assertThat(again.post("/api/join", Map.of("token", own)).status()).isEqualTo(200);
    }

    @Test
    void whoIsRemovedIsOutAtTheNextRequestAndTheirLiveViewsEnd() throws Exception {
        String id = Team.organisation(owner, "removing");
        Browser acme = owner.in(id);
        Browser quant = Team.member(acme, "removed@example.org", "quant");
        CountDownLatch open = new CountDownLatch(1);
        CompletableFuture<Void> watching = CompletableFuture.runAsync(() -> {
            try (var lines = quant.stream("/api/live?workspace=" + id)) {
                lines.forEach(line -> open.countDown());
            } catch (java.io.UncheckedIOException cut) {
                // Ended is ended, with or without a last word.
            }
        });
        assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(acme.delete("/api/members/" + Team.accountOf(quant)).status()).isEqualTo(202);
        assertThat(quant.in(id).get("/api/bots").status()).as("the very next request").isEqualTo(404);
        watching.get(5, TimeUnit.SECONDS);
        assertThat(quant.get("/api/bots").status()).as("their own workspace stays").isEqualTo(200);
    }

    @Test
    void aChangedRoleCountsAtTheNextRequest() {
        Browser acme = owner.in(Team.organisation(owner, "changing"));
        String id = acme.get("/api/workspace").json().get("workspaceId").asString();
        Browser admin = Team.member(acme, "admin@example.org", "admin");
        assertThat(admin.in(id).get("/api/invitations").status()).isEqualTo(200);
        assertThat(acme.put("/api/members/" + Team.accountOf(admin) + "/role", Map.of("role", "viewer")).status()).isEqualTo(202);
        assertThat(admin.in(id).get("/api/invitations").status()).isEqualTo(403);
    }

    @Test
    void ownershipIsTransferredAndTheFormerOwnerMayLeave() {
        Browser acme = owner.in(Team.organisation(owner, "handing-over"));
        String id = acme.get("/api/workspace").json().get("workspaceId").asString();
        Browser heir = Team.member(acme, "heir@example.org", "viewer");
        assertThat(acme.post("/api/workspace/leave", null).json().get("code").asString()).isEqualTo("workspace.owner_stays");
        assertThat(acme.post("/api/workspace/transfer", Map.of("accountId", Team.accountOf(heir))).status()).isEqualTo(202);
        assertThat(acme.delete("/api/workspace").status()).as("an admin may not").isEqualTo(403);
        assertThat(acme.post("/api/workspace/leave", null).status()).isEqualTo(202);
        assertThat(acme.get("/api/bots").status()).isEqualTo(404);
        assertThat(heir.in(id).delete("/api/workspace").status()).isEqualTo(202);
        assertThat(heir.in(id).get("/api/bots").status()).isEqualTo(404);
    }

    @Test
    void theOutboxShowsItsReaderOnlyTheirOwn() {
        Browser acme = owner.in(Team.organisation(owner, "outbox"));
        Browser admin = Team.member(acme, "outbox-admin@example.org", "admin");
        Team.invited(admin.in(acme.get("/api/workspace").json().get("workspaceId").asString()), "third@example.org", "viewer");
        JsonNode outbox = owner.get("/api/outbox").json();
        assertThat(outbox.get("messages").findValuesAsString("to")).contains("outbox-admin@example.org").doesNotContain("third@example.org");
        assertThat(outbox.get("others").asInt()).isPositive();
        assertThat(admin.get("/api/outbox").status()).isEqualTo(404);
    }
}
