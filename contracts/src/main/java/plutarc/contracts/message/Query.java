package plutarc.contracts.message;

/**
 * A question, answered from views. Carries {@link MessageName} and {@link Requires}.
 *
 * @param <R> what answers it
 */
public interface Query<R> {
}
