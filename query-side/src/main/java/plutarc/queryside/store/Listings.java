package plutarc.queryside.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** Documents of one answer, which must not grow beyond what a driver takes. */
    private static final int MOST_AT_ONCE = 512;

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

    /**
     * Ids of several lists, one list after the other, of each the last added first, each id once and at most {@code limit} that are wanted. Many lists are read
     * together: the store is asked a few times, not for each.
     */
    public List<String> latest(Collection<String> lists, WorkspaceId workspace, Predicate<String> wanted, int limit) {
        var heads = new HashMap<String, Long>();
        together(HEADS, lists, workspace).forEach(head -> heads.put(head.id(), head.view().page()));
        var readings = lists.stream().map(list -> new Reading(list, heads.getOrDefault(list, -1L), limit)).toList();
        for (var open = unfinished(readings); !open.isEmpty(); open = unfinished(open)) {
            var pages = new HashMap<String, Page>();
            together(PAGES, open.stream().flatMap(reading -> reading.next().stream()).toList(), workspace).forEach(page -> pages.put(page.id(), page.view()));
            open.forEach(reading -> reading.take(pages, wanted));
        }
        return readings.stream().flatMap(reading -> reading.found.stream().limit(limit)).toList();
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

    private static List<Reading> unfinished(List<Reading> readings) {
        return readings.stream().filter(Reading::unfinished).toList();
    }

    private <T> List<Stored<T>> together(ViewCollection<T> collection, Collection<String> ids, WorkspaceId workspace) {
        var all = List.copyOf(ids);
        List<Stored<T>> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            found.addAll(views.stored(collection, all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE))));
        }
        return found.stream().filter(stored -> stored.workspace().equals(workspace)).toList();
    }

    /** How far one list has been read: a page, then ever more of them at once. */
    private static final class Reading {

        private final String list;
        private final int limit;
        private final Set<String> found = new LinkedHashSet<>();
        private long last;
        private int pages = 1;

        Reading(String list, long last, int limit) {
            this.list = list;
            this.last = last;
            this.limit = limit;
        }

        boolean unfinished() {
            return last >= 0 && found.size() < limit;
        }

        /** The latest first. */
        List<String> next() {
            return LongStream.iterate(last, number -> number > last - pages && number >= 0, number -> number - 1).mapToObj(number -> page(list, number)).toList();
        }

        void take(Map<String, Page> known, Predicate<String> wanted) {
            next().stream().map(known::get).filter(Objects::nonNull).forEach(page -> page.ids().reversed().stream().filter(wanted).forEach(found::add));
            last -= pages;
            pages = Math.min(2 * pages, MOST_PAGES_AT_ONCE);
        }
    }

    private static String page(String list, long number) {
        return list + "/" + number;
    }
}
