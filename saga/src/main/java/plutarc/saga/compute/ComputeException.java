package plutarc.saga.compute;

/** An instance could not be provided or released. The message is for people. */
public final class ComputeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean passing;

    private ComputeException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** May work when tried again. */
    public static ComputeException passing(String message, Throwable cause) {
        return new ComputeException(message, true, cause);
    }

    /** Will not work however often it is tried. */
    public static ComputeException lasting(String message) {
        return new ComputeException(message, false, null);
    }

    public boolean isPassing() {
        return passing;
    }
}
