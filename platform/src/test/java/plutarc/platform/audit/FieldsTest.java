package plutarc.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import plutarc.contracts.audit.AuditEntry.Changed;
import plutarc.contracts.audit.AuditEntry.Requested;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

    @Test
    void onlyWhatChangedIsToldByItsPath() {
        assertThat(changed("{'facts':{'name':'Alpha','limits':{'leverage':10,'loss':'2.0'}}}", "{'facts':{'name':'Alpha','limits':{'leverage':5,'loss':'2.0','more':true}}}"))
                .containsExactly(new Changed("limits.leverage", Optional.of("10"), Optional.of("5")), new Changed("limits.more", Optional.empty(), Optional.of("true")));
    }

    @Test
    void ofAListWhatCameAndWhatWentIsTold() {
        assertThat(changed("{'symbols':['BTC','ETH','SOL']}", "{'symbols':['ETH','SOL','XRP','BNB']}"))
                .containsExactly(new Changed("symbols[]", Optional.of("BTC"), Optional.empty()), new Changed("symbols[]", Optional.empty(), Optional.of("XRP")),
                        new Changed("symbols[]", Optional.empty(), Optional.of("BNB")));
        assertThat(changed("{'instruments':[{'symbol':'BTC','leverage':3}]}", "{'instruments':[{'symbol':'BTC','leverage':4}]}"))
                .containsExactly(new Changed("instruments[0].leverage", Optional.of("3"), Optional.of("4")));
    }

    @Test
    void aSecretIsNeverShownNotEvenThatItIsTheSame() {
        assertThat(changed("{'apiSecret':'first','x':{'tokenHash':'a'}}", "{'apiSecret':'second','x':{'tokenHash':'b'}}").toString()).doesNotContain("first", "second")
                .contains("apiSecret", "(hidden)");
        assertThat(Fields.requested(json("{'password':'pw','email':'anna@example.org','name':'for anna@example.org','workspaceId':'w'}"), Set.of("workspaceId")))
                .containsExactlyInAnyOrder(new Requested("password", "(hidden)"), new Requested("email", "(hidden)"), new Requested("name", "for (e-mail address)"));
    }

    @Test
    void whatIsLongIsCut() {
        var requested = Fields.requested(json("{'definition':'" + "x".repeat(5_000) + "','many':[" + "1,".repeat(50) + "1]}"), Set.of());
        assertThat(requested.getFirst().value()).hasSizeLessThan(340).endsWith("… (5000 characters)");
        assertThat(requested).contains(new Requested("many[]", "51 entries")).hasSizeLessThan(20);
    }

    @Property(tries = 300)
    void noTextLeavesAControlCharacterOrAnAddress(@ForAll @StringLength(max = 400) String text) {
        String plain = PlainText.of(text + "\u0000\u007f a@b.c");
        assertThat(plain.chars()).noneMatch(Character::isISOControl);
        assertThat(plain).doesNotContain("a@b.c");
    }

    private static java.util.List<Changed> changed(String before, String after) {
        return Fields.changed(json(before), json(after));
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    }
}
