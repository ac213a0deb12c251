package plutarc.contracts.message;

/** A fact, kept for ever and never edited. Carries {@link MessageName}. Who and when are in the message's metadata and timestamp. */
public interface Event {
}
