package plutarc.platform.security.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.platform.security.AccountJournal;
import plutarc.platform.security.PasswordHashing;
import plutarc.platform.security.SecondStep;

/** Adds and removes authenticator apps, and checks their codes. Thread-safe. */
@Component
class Authenticators implements SecondStep {

    private static final Duration OFFERED = Duration.ofMinutes(15);

    private final AuthenticatorStore store;
    private final PasswordHashing hashing;
    private final AccountJournal journal;
    private final Clock clock;
    private final TimeCodes codes = new TimeCodes();

    Authenticators(AuthenticatorStore store, PasswordHashing hashing, AccountJournal journal, Clock clock) {
        this.store = store;
        this.hashing = hashing;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What an authenticator app has to be told.
     *
     * @param secret in Base32, for typing
     * @param uri    the same for an app on this device
     * @param qr     the same for a camera
     */
    record AuthenticatorOffer(String secret, String uri, QrPicture qr) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "AuthenticatorOffer[hidden]";
        }
    }

    /** Where an account stands. */
    record AuthenticatorStatus(Optional<Instant> since, int recoveryCodesLeft) {
    }

    AuthenticatorStatus status(AccountId account) {
        return store.find(account).map(found -> new AuthenticatorStatus(Optional.of(found.since()), found.recoveryCodes().size())).orElseGet(() -> new AuthenticatorStatus(Optional.empty(), 0));
    }

    /** @throws RefusedException {@code authenticator.present} if there is one already */
    AuthenticatorOffer offer(AccountId account, String email) {
        if (store.has(account)) {
            throw new RefusedException("authenticator.present", "There is an authenticator app already; remove it first.");
        }
        byte[] secret = codes.secret();
        store.offer(account, secret, clock.instant().plus(OFFERED));
        String text = Base32.toBase32String(secret);
        String uri = "otpauth://totp/plutarc:" + encoded(email) + "?secret=" + text + "&issuer=plutarc&algorithm=SHA1&digits=6&period=30";
        return new AuthenticatorOffer(text, uri, QrPicture.of(uri));
    }

    /**
     * From now on its codes are asked for.
     *
     * @return the recovery codes, which nobody can show again
     * @throws RefusedException {@code authenticator.not_offered}, or {@code authenticator.wrong_code}
     */
    List<String> confirm(AccountId account, String code) {
        byte[] secret = store.offered(account, clock.instant()).filter(offered -> !store.has(account))
                .orElseThrow(() -> new RefusedException("authenticator.not_offered", "Begin again: the code on the screen is no longer good."));
        OptionalLong step = codes.step(secret, code == null ? "" : code.strip().replace(" ", ""), clock.instant());
        if (step.isEmpty()) {
            throw new RefusedException(Refusal.of("authenticator.wrong_code", "That is not the app's present code. If it keeps failing, check the device's clock.",
                    "code", "", "the six digits that the app shows now"));
        }
        List<String> recovery = RecoveryCodes.random();
        store.confirm(account, secret, clock.instant(), step.getAsLong(), hashes(recovery));
        journal.note(account, Kind.AUTHENTICATOR_ADDED);
        return recovery;
    }

    /** @throws RefusedException {@code authenticator.none} */
    List<String> renewRecoveryCodes(AccountId account) {
        if (!store.has(account)) {
            throw new RefusedException("authenticator.none", "There is no authenticator app, so there are no recovery codes.");
        }
        List<String> recovery = RecoveryCodes.random();
        store.replaceRecovery(account, hashes(recovery));
        journal.note(account, Kind.RECOVERY_CODES_RENEWED);
        return recovery;
    }

    void remove(AccountId account) {
        if (store.has(account)) {
            store.remove(account);
            journal.note(account, Kind.AUTHENTICATOR_REMOVED);
        }
    }

    @Override
    public boolean asked(AccountId account) {
        return store.has(account);
    }

    @Override
    public boolean accepts(AccountId account, String code) {
        Optional<AuthenticatorStore.Authenticator> found = store.find(account);
        String typed = RecoveryCodes.normalised(code == null ? "" : code);
        if (found.isEmpty()) {
            return false;
        }
        OptionalLong step = codes.step(found.get().secret(), typed, clock.instant());
        if (step.isPresent()) {
            return store.use(account, step.getAsLong());
        }
        return RecoveryCodes.hasForm(typed) && acceptsRecovery(account, found.get(), typed);
    }

    private boolean acceptsRecovery(AccountId account, AuthenticatorStore.Authenticator authenticator, String typed) {
        Optional<String> hash = authenticator.recoveryCodes().stream().filter(known -> hashing.matches(typed, known)).findFirst();
        boolean accepted = hash.isPresent() && store.useRecovery(account, hash.get());
        if (accepted) {
            journal.note(account, Kind.RECOVERY_CODE_USED);
        }
        return accepted;
    }

    private List<String> hashes(List<String> recovery) {
        return recovery.stream().map(RecoveryCodes::normalised).map(hashing::hash).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
