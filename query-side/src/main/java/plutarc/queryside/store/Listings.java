package plutarc.queryside.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Lists that only grow, such as a bot's orders, as pages of ids: the newest entries are found by a few look-ups by id, however long the list is and whether
 * or not the store has indexes. A page holds what a fixed stretch of an aggregate's events has added, so that a replay makes the same pages. Thread-safe.
 */
public final class Listings {

    /** Events of one page. */
    static final long SPAN = 64;
    private static final int MOST_PAGES_AT_ONCE = 64;

    public static final ViewCollection<Head> HEADS = ViewCollection.of("listing_heads", Head.class);
    public static final ViewCollection<Page> PAGES = ViewCollection.of("listing_pages", Page.class);

    private final Views views;

    public Listings(Views views) {
        this.views = views;
    }

    /** The list's last page. */
    public record Head(long page) {
    }

    /** @param ids in the order in which they were added */
    public record Page(long number, List<String> ids) {

        Page with(String id) {
            var all = new ArrayList<>(ids);
            all.add(id);
            return new Page(number, List.copyOf(all));
        }
    }

    /**
     * Adds to the end of a list what an event has made or changed.
     *
     * @param list of one aggregate's events alone, such as {@code orders/bot-1}
     */
    public static void add(ViewBatch batch, String list, WorkspaceId workspace, Source source, String id) {
        long number = source.sequence() / SPAN;
        batch.change(HEADS, list, workspace, source, known -> known.filter(head -> head.page() >= number).isPresent() ? Optional.empty() : Optional.of(new Head(number)));
        batch.change(PAGES, page(list, number), workspace, source, known -> Optional.of(known.orElseGet(() -> new Page(number, List.of())).with(id)));
    }

    /** Ids of several lists, one list after the other, of each the last added first, each id once and at most {@code limit} that are wanted. */
    public List<String> latest(Collection<String> lists, WorkspaceId workspace, Predicate<String> wanted, int limit) {
        return lists.stream().flatMap(list -> latest(list, workspace, wanted, limit).stream()).toList();
    }

    /**
     * Takes the ids of views that are no longer there out of a list, and pages that have none left; done again, it changes nothing more. Changes of the running
     * batch have to be settled before.
     */
    public static void cut(Views views, String list, WorkspaceId workspace, ViewCollection<?> of) {
        long last = views.byId(HEADS, list, workspace).map(Head::page).orElse(-1L);
        for (long from = 0; from <= last; from += MOST_PAGES_AT_ONCE) {
            var numbers = LongStream.rangeClosed(from, Math.min(last, from + MOST_PAGES_AT_ONCE - 1)).mapToObj(number -> page(list, number)).toList();
            var pages = views.stored(PAGES, numbers);
            var there = views.stored(of, pages.stream().flatMap(page -> page.view().ids().stream()).collect(Collectors.toSet())).stream().map(Stored::id).collect(Collectors.toSet());
            for (Stored<Page> page : pages) {
                var left = page.view().ids().stream().filter(there::contains).toList();
                if (left.isEmpty()) {
                    views.delete(PAGES, List.of(page.id()));
                } else if (left.size() < page.view().ids().size()) {
                    views.replace(PAGES, List.of(new Stored<>(page.id(), page.workspace(), page.applied(), new Page(page.view().number(), left))));
                }
            }
        }
    }

    private List<String> latest(String list, WorkspaceId workspace, Predicate<String> wanted, int limit) {
        Set<String> found = new LinkedHashSet<>();
        long last = views.byId(HEADS, list, workspace).map(Head::page).orElse(-1L);
        int pages = 1;
        while (last >= 0 && found.size() < limit) {
            var ids = LongStream.rangeClosed(Math.max(0, last - pages + 1), last).mapToObj(number -> page(list, number)).toList();
            views.byIds(PAGES, ids, workspace).stream().sorted(Comparator.comparing(Page::number).reversed())
                    .forEach(page -> page.ids().reversed().stream().filter(wanted).forEach(found::add));
            last -= pages;
            pages = Math.min(2 * pages, MOST_PAGES_AT_ONCE);
        }
        return found.stream().limit(limit).toList();
    }

    private static String page(String list, long number) {
        return list + "/" + number;
    }
}
