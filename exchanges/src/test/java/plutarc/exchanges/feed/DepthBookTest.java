package plutarc.exchanges.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plutarc.exchanges.BookLevel;

class DepthBookTest {

    private final DepthBook book = new DepthBook();

    @Test
    void aDifferenceBeforeAnySnapshotIsOfNoUse() {
        assertThat(book.difference(1, List.of(), List.of())).isFalse();
    }

    @Test
    void levelsAreInsertedChangedAndRemovedAndStayInOrder() {
        book.snapshot(1, List.of(level(100, 1), level(99, 1)), List.of(level(101, 1)));
        assertThat(book.difference(2, List.of(level(100, 0), level(99, 5), level(98, 2)), List.of(level(102, 7)))).isTrue();
        assertThat(book.bids()).containsExactly(level(99, 5), level(98, 2));
        assertThat(book.asks()).containsExactly(level(101, 1), level(102, 7));
    }

    @Test
    void whatIsAppliedAlreadyChangesNothing() {
        book.snapshot(5, List.of(level(100, 1)), List.of(level(101, 1)));
        assertThat(book.difference(5, List.of(level(100, 0)), List.of())).isTrue();
        assertThat(book.bids()).containsExactly(level(100, 1));
    }

    @Test
    void aMissingDifferenceEmptiesTheBook() {
        book.snapshot(5, List.of(level(100, 1)), List.of(level(101, 1)));
        assertThat(book.difference(7, List.of(), List.of())).isFalse();
        assertThat(book.bids()).isEmpty();
        assertThat(book.difference(8, List.of(), List.of())).isFalse();
    }

    @Test
    void crossedSidesProveThatSomethingWasLost() {
        book.snapshot(5, List.of(level(100, 1)), List.of(level(101, 1)));
        assertThat(book.difference(6, List.of(level(101, 2)), List.of())).isFalse();
        assertThat(book.asks()).isEmpty();
    }

    private static BookLevel level(double price, double size) {
        return new BookLevel(price, size);
    }
}
