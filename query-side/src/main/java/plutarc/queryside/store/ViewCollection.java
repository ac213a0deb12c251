package plutarc.queryside.store;

import java.util.List;

/**
 * One collection of views.
 *
 * @param name    in the store
 * @param type    of the views in it
 * @param indexes the fields of each index, in order, below {@code view.} or {@code workspace}; a leading minus is descending.
 *                The embedded server accepts and ignores them
 */
public record ViewCollection<T>(String name, Class<T> type, List<List<String>> indexes) {

    public static <T> ViewCollection<T> of(String name, Class<T> type) {
        return new ViewCollection<>(name, type, List.of());
    }

    /** The same with one more index. */
    public ViewCollection<T> indexed(String... fields) {
        var all = new java.util.ArrayList<>(indexes);
        all.add(List.of(fields));
        return new ViewCollection<>(name, type, List.copyOf(all));
    }
}
