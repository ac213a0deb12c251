package plutarc.platform.security;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords, a few at once: each takes memory and time on purpose, and nobody may take all of it. Thread-safe. */
@Component
public class PasswordHashing {

    private static final int AT_ONCE = 4;
    private static final int LONGEST = Credentials.LONGEST_PASSWORD * 2;

    private final PasswordEncoder passwords;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys;

    PasswordHashing(PasswordEncoder passwords) {
        this.passwords = passwords;
        this.nobodys = passwords.encode("nobody has this password");
    }

    /** With the name of the algorithm in front. */
    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return passwords.encode(password);
        } finally {
            places.release();
        }
    }

    public boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        places.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            places.release();
        }
    }

    /** A hash of the present kind that no password belongs to: compared with where there is no account, so that the time tells nothing. */
    String nobodys() {
        return nobodys;
    }
}
