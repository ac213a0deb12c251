package plutarc.candles;

/** A candle file cannot be used; the message names the file, the line where there is one, and the reason. */
public final class BadCandleFile extends Exception {

    private static final long serialVersionUID = 1L;

    public BadCandleFile(String message) {
        super(message);
    }
}
