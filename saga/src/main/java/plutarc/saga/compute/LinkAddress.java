package plutarc.saga.compute;

/** Where bots reach the backend. A bean of whoever runs the bot link, where its port is not known beforehand. */
@FunctionalInterface
public interface LinkAddress {

    /** Such as {@code ws://127.0.0.1:8081/link/v1}. */
    String url();
}
