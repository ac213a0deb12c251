package plutarc.exchanges;

/**
 * Takes everything that a venue says. Called by one thread, in the order of arrival, never concurrently; the thread is the adapter's
 * only one, so an implementation enqueues and returns.
 */
@FunctionalInterface
public interface ExchangeListener {

    void on(ExchangeEvent event);

    /**
     * A new order's frame has been written to the socket of the order stream: for those who measure. Orders that go by REST are not told of, nor are
     * those that could not be written.
     *
     * @param nanos when, on the scale of {@link System#nanoTime}
     */
    default void written(ClientOrderId order, long nanos) {
    }
}
