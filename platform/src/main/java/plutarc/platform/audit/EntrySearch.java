package plutarc.platform.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.audit.AuditFilter;
import plutarc.contracts.message.ActorKind;

/**
 * One search as SQL: conditions that hold for every row, and their parameters. Immutable.
 *
 * @param selective how many conditions besides the chain and the range of places there are; one without an index counts twice
 * @param order     the columns ahead of the place in the index that answers a single condition
 */
record EntrySearch(String conditions, List<Object> parameters, int selective, String order) {

    private static final List<String> INDEXED = List.of("actor_kind", "actor_id", "action", "target_id", "result");

    /** @param kind of the actor; empty for any */
    static EntrySearch of(String chain, AuditFilter filter, Optional<ActorKind> kind) {
        StringBuilder where = new StringBuilder("chain = ?");
        List<Object> parameters = new ArrayList<>(List.of(chain));
        int selective = 0;
        selective += equal("actor_kind", kind.map(ActorKind::name), where, parameters);
        selective += equal("actor_id", filter.actor(), where, parameters);
        selective += 2 * equal("target_type", filter.targetType(), where, parameters);
        selective += equal("target_id", filter.targetId(), where, parameters);
        selective += equal("result", filter.result().map(result -> result.code()), where, parameters);
        if (filter.action().filter(action -> action.endsWith(".")).isPresent()) {
            String context = filter.action().get();
            where.append(" AND action >= ? AND action < ?");
            parameters.add(context);
            parameters.add(context.substring(0, context.length() - 1) + "/");
            selective += 2;
        } else {
            selective += equal("action", filter.action(), where, parameters);
        }
        return new EntrySearch(where.toString(), List.copyOf(parameters), selective, order(where.toString(), selective));
    }

    /** Of one condition, its own column: all rows have the same there, so that their order is that of their places. */
    private static String order(String where, int selective) {
        return INDEXED.stream().filter(column -> selective == 1 && where.endsWith(" AND " + column + " = ?")).findFirst().map(column -> "chain, " + column + ", ").orElse("chain, ");
    }

    private static int equal(String column, Optional<String> value, StringBuilder where, List<Object> parameters) {
        value.ifPresent(it -> {
            where.append(" AND ").append(column).append(" = ?");
            parameters.add(it);
        });
        return value.isPresent() ? 1 : 0;
    }

    /** @param last newest first */
    String sql(boolean last) {
        return "SELECT " + EntryRow.COLUMNS + " FROM audit_entry WHERE " + conditions + " AND seq >= ? AND seq < ? ORDER BY " + (last ? order + "seq DESC" : "chain, seq") + " LIMIT ?";
    }

    Object[] with(long from, long to, int limit) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(from, to, limit));
        return all.toArray();
    }

    /** The same for one place: H2 looks up a list of places by reading the whole chain. */
    String sqlAt() {
        return "SELECT " + EntryRow.COLUMNS + " FROM audit_entry WHERE " + conditions + " AND seq = ?";
    }

    Object[] at(long place) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(place);
        return all.toArray();
    }
}
