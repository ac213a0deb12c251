package plutarc.commandside.exchangekey;

import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** Which findings keep a key out. */
final class KeyAdmission {

    private KeyAdmission() {
    }

    /**
     * What cannot be told from here lets the key in: it may be bound to the address of its bot, which tries it again from there.
     *
     * @throws RefusedException {@code exchangekey.} and the verdict, naming the field to look at, with what to do as its message
     */
    static void require(KeyFindings findings) {
        switch (findings.verdict()) {
            case USABLE, ADDRESS_NOT_ALLOWED, RESTRICTED, NO_ANSWER -> { }
            case INVALID_KEY -> throw refused(findings, "apiKey", "a key that the exchange knows");
            case WRONG_SECRET -> throw refused(findings, "apiSecret", "the secret of this key");
            case EXPIRED -> throw refused(findings, "apiKey", "a key that has not expired");
            case LACKS_PERMISSION -> throw refused(findings, "apiKey", "a key that may trade derivatives");
            case CAN_WITHDRAW -> throw refused(findings, "apiKey", "a key that cannot withdraw");
            case WRONG_MARKET -> throw refused(findings, "contractType", "the contract type of the account and of every instrument");
            case CLOCK -> throw refused(findings, "apiKey", "clocks less than a second apart");
        }
    }

    private static RefusedException refused(KeyFindings findings, String field, String allowed) {
        return new RefusedException(Refusal.of("exchangekey." + findings.verdict().code(), findings.advice(), field, field.equals("contractType") ? "" : "hidden", allowed));
    }
}
