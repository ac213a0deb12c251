package plutarc.platform.security.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Permission;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.platform.security.AccountJournal;
import plutarc.platform.security.Confirmation;
import plutarc.queryside.live.LiveFeed;

/** The personal API tokens of the account that is signed in, in the workspace of the request. No token can come here. */
@RestController
@RequestMapping("/api/account/tokens")
class ApiTokenApi {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DAYS = 365;
    private static final int MOST = 50;

    private final ApiTokens tokens;
    private final Confirmation confirmation;
    private final ActorContext asking;
    private final AccountJournal journal;
    private final LiveFeed live;

    ApiTokenApi(ApiTokens tokens, Confirmation confirmation, ActorContext asking, AccountJournal journal, LiveFeed live) {
        this.tokens = tokens;
        this.confirmation = confirmation;
        this.asking = asking;
        this.journal = journal;
        this.live = live;
    }

    /** @param expiresInDays 1 to 365 */
    record NewToken(String name, List<Permission> permissions, int expiresInDays) {
    }

    /** @param hint its last four characters */
    record TokenView(String id, String name, String hint, List<Permission> permissions, Instant created, Instant expires, Optional<Instant> lastUsed) {

        static TokenView of(ApiToken token) {
            return new TokenView(token.id(), token.name(), token.hint(), token.permissions().stream().sorted(Comparator.comparing(Permission::ordinal)).toList(),
                    token.created(), token.expires(), token.lastUsed());
        }
    }

    /** @param text what programs send; never shown again */
    record MadeToken(TokenView token, String text) {

        /** Without the text. */
        @Override
        public String toString() {
            return "MadeToken[" + token.id() + "]";
        }
    }

    @GetMapping
    List<TokenView> list() {
        return tokens.of(confirmation.account().id(), asking.workspace()).stream().map(TokenView::of).toList();
    }

    /** @throws RefusedException {@code token.invalid_request} with every wrong field; {@code token.too_many} */
    @PostMapping
    MadeToken make(@RequestBody NewToken wanted) {
        AccountId owner = confirmation.confirmedAccount().id();
        String name = wanted.name() == null ? "" : wanted.name().strip();
        Set<Permission> permissions = wanted.permissions() == null ? Set.of() : Set.copyOf(wanted.permissions());
        requireValid(name, permissions, wanted.expiresInDays());
        if (tokens.of(owner, asking.workspace()).size() >= MOST) {
            throw new RefusedException("token.too_many", "There are " + MOST + " tokens already; revoke one first.");
        }
        ApiTokens.Made made = tokens.make(owner, asking.workspace(), name, permissions, Duration.ofDays(wanted.expiresInDays()));
        journal.note(owner, Kind.TOKEN_CREATED);
        return new MadeToken(TokenView.of(made.token()), made.text());
    }

    /** @throws RefusedException {@code token.unknown} */
    @DeleteMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String token) {
        AccountId owner = confirmation.account().id();
        if (!tokens.revoke(owner, token)) {
            throw new RefusedException("token.unknown", "There is no such token.");
        }
        live.endStreamsOf(new Actor(ActorKind.TOKEN, token));
        journal.note(owner, Kind.TOKEN_REVOKED);
    }

    private void requireValid(String name, Set<Permission> permissions, int days) {
        List<Refusal.FieldProblem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add(new Refusal.FieldProblem("name", name, "1 to " + LONGEST_NAME + " characters"));
        }
        Set<Permission> own = asking.role().map(role -> role.permissions()).orElseGet(() -> EnumSet.noneOf(Permission.class));
        if (permissions.isEmpty() || !own.containsAll(permissions)) {
            problems.add(new Refusal.FieldProblem("permissions", permissions.stream().filter(each -> !own.contains(each)).map(Permission::code).sorted().toList().toString(),
                    "at least one of those that you have yourself"));
        }
        if (days < 1 || days > LONGEST_DAYS) {
            problems.add(new Refusal.FieldProblem("expiresInDays", Integer.toString(days), "1 to " + LONGEST_DAYS));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal("token.invalid_request", "The token cannot be made like this.", problems));
        }
    }
}
