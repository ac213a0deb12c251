package plutarc.cli.up;

/** An installation cannot start; the message is one line that says what is wrong and what to do. */
public final class InstallationException extends Exception {

    private static final long serialVersionUID = 1L;

    public InstallationException(String message) {
        super(message);
    }
}
