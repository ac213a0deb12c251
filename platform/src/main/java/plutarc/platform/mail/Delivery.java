package plutarc.platform.mail;

/** A way out of the queue. Thread-safe. */
interface Delivery {

    /**
     * Returns once the message is out of this installation's hands, or in its file.
     *
     * @throws Undeliverable where trying again cannot help
     */
    void deliver(Letter letter);

    /** The message can never be delivered as it is. */
    final class Undeliverable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undeliverable(String reason) {
            super(reason, null, false, false);
        }
    }
}
