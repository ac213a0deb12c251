package plutarc.contracts.notification;

/**
 * Sends e-mail. The platform provides it: over SMTP where a server is configured, otherwise into files of the data folder. Thread-safe.
 */
public interface Mail {

    /**
     * Returns once the message is safely queued, in the transaction of the caller where there is one; delivery comes later and is tried
     * again for days. A message whose key waits in the queue already is not queued a second time.
     */
    void send(MailMessage message);
}
