package plutarc.exchanges;

/** How a stage of {@link Exchange} fails. */
public final class ExchangeException extends RuntimeException {

    private final transient ExchangeError error;

    public ExchangeException(ExchangeError error) {
        super(error.toString());
        this.error = error;
    }

    public ExchangeException(ErrorReason reason, String message) {
        this(ExchangeError.of(reason, message));
    }

    public ExchangeError error() {
        return error;
    }
}
