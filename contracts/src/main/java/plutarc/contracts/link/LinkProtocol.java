package plutarc.contracts.link;

/**
 * The bot link: one WebSocket a bot, at {@value #PATH}, JSON text frames. The bot opens it and sends {@link BotFrame.Hello}; the
 * backend answers {@link BackendFrame.Welcome} or {@link BackendFrame.Refused} and closes. After that both send at will.
 * A second link of the same bot closes the first.
 */
public final class LinkProtocol {

    public static final String PATH = "/link/v1";
    /** A higher version may add frames and fields; neither side fails on what it does not know. */
    public static final int VERSION = 1;
    /** Frames above this many bytes are refused. */
    public static final int MAX_FRAME_BYTES = 4 * 1024 * 1024;
    /** Reports a batch at most. */
    public static final int MAX_BATCH = 500;

    private LinkProtocol() {
    }
}
