package plutarc.platform.start;

/** The start was refused for a reason that the operator can put right; the message is one sentence that says how. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
