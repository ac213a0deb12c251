package plutarc.contracts.notification;

/**
 * Where people reach the dashboard, for links in e-mails. Comes from the configuration and never from a request, whose headers anybody
 * can forge. Thread-safe.
 */
@FunctionalInterface
public interface DashboardAddress {

    /** @param path such as {@code /bots}; what comes back is a whole address */
    String to(String path);
}
