package plutarc.exchanges;

/**
 * Takes everything that a venue says. Called by one thread, in the order of arrival, never concurrently; the thread is the adapter's
 * only one, so an implementation enqueues and returns.
 */
@FunctionalInterface
public interface ExchangeListener {

    void on(ExchangeEvent event);
}
