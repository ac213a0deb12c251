package plutarc.queryside.store;

import java.util.Optional;

/** A view that has just been stored: what it was before this batch, and what it is now. */
public record Change<T>(ViewCollection<T> collection, Optional<T> before, Stored<T> after) {

    /** The change as one of this collection, if it is one. */
    @SuppressWarnings("unchecked")
    public <S> Optional<Change<S>> of(ViewCollection<S> other) {
        return collection.name().equals(other.name()) ? Optional.of((Change<S>) this) : Optional.empty();
    }
}
