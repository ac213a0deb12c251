package plutarc.platform.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** What an e-mail address and a new password have to look like. Stateless. */
final class Credentials {

    static final int SHORTEST_PASSWORD = 12;
    static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private Credentials() {
    }

    /** @throws RefusedException {@code account.invalid} with every problem at once; a password is never part of it */
    static void requireValid(String email, String password) {
        List<Refusal.FieldProblem> problems = new ArrayList<>();
        emailProblem(email).ifPresent(problems::add);
        passwordProblem("password", password, email).ifPresent(problems::add);
        refuseIfAny(problems);
    }

    /** @throws RefusedException {@code account.invalid} */
    static void requireValidPassword(String field, String password, String email) {
        List<Refusal.FieldProblem> problems = new ArrayList<>();
        passwordProblem(field, password, email).ifPresent(problems::add);
        refuseIfAny(problems);
    }

    /** @throws RefusedException {@code account.invalid} */
    static void requireValidEmail(String email) {
        emailProblem(email).ifPresent(problem -> {
            throw new RefusedException(new Refusal("account.invalid", "This is not an e-mail address.", List.of(problem)));
        });
    }

    private static java.util.Optional<Refusal.FieldProblem> emailProblem(String email) {
        return email != null && email.length() <= LONGEST_EMAIL && EMAIL.matcher(email.strip()).matches() ? java.util.Optional.empty()
                : java.util.Optional.of(new Refusal.FieldProblem("email", email == null ? "" : email, "an e-mail address of at most " + LONGEST_EMAIL + " characters"));
    }

    private static java.util.Optional<Refusal.FieldProblem> passwordProblem(String field, String password, String email) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        boolean sameAsEmail = password != null && email != null && password.strip().equalsIgnoreCase(email.strip());
        return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD && !sameAsEmail ? java.util.Optional.empty()
                : java.util.Optional.of(new Refusal.FieldProblem(field, length + " characters",
                        SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters, not the e-mail address"));
    }

    private static void refuseIfAny(List<Refusal.FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal("account.invalid", "The e-mail address or the password cannot be used.", problems));
        }
    }
}
