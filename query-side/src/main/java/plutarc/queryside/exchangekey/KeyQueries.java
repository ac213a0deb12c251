package plutarc.queryside.exchangekey;

import static plutarc.queryside.exchangekey.KeyFacts.KEYS;

import java.util.Comparator;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import plutarc.contracts.exchangekey.ExchangeKeyQuery;
import plutarc.contracts.exchangekey.ExchangeKeyView;
import plutarc.queryside.store.Views;

/** Answers what can be asked about exchange keys. Thread-safe. */
public final class KeyQueries {

    private final Views views;

    public KeyQueries(Views views) {
        this.views = views;
    }

    @QueryHandler
    List<ExchangeKeyView> handle(ExchangeKeyQuery.ExchangeKeys query) {
        return views.find(KEYS, query.workspaceId(), List.of(), Sort.unsorted(), 0).stream().filter(key -> !key.deleted()).map(KeyFacts::key)
                .sorted(Comparator.comparing(ExchangeKeyView::label, String.CASE_INSENSITIVE_ORDER).thenComparing(key -> key.keyId().value())).toList();
    }
}
