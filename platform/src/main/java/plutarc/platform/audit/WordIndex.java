package plutarc.platform.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.queryside.audit.AuditTrail.Word;

/** Finds the places where words stand, newest first, in bounded steps. Thread-safe. */
final class WordIndex {

    private static final int COMPLETIONS = 24;
    private static final int STEP = 1_000;

    /** A text with this behind it comes right after the text, in every collation; nothing that is recorded has it. */
    static final char NEXT = '\u0001';

    private final JdbcTemplate jdbc;

    WordIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param places  descending
     * @param horizon below it there may be more; 0 where there is not
     */
    record Found(NavigableSet<Long> places, long horizon) {

        Found and(Found other) {
            NavigableSet<Long> both = new TreeSet<>();
            both.addAll(places);
            both.retainAll(other.places);
            long lowest = Math.max(horizon, other.horizon);
            return new Found(both.tailSet(lowest, true).descendingSet(), lowest);
        }
    }

    /** Where all the words stand, from {@code from} to before {@code to}. */
    Found places(String chain, List<Word> words, long from, long to) {
        Found all = null;
        for (Word word : words) {
            Found found = places(chain, word, from, to);
            all = all == null ? new Found(found.places().tailSet(found.horizon(), true).descendingSet(), found.horizon()) : all.and(found);
        }
        return all;
    }

    private Found places(String chain, Word word, long from, long to) {
        NavigableSet<Long> places = new TreeSet<>();
        long horizon = 0;
        List<String> tokens = List.copyOf(PlainText.words(word.text()));
        for (int i = 0; i < tokens.size(); i++) {
            NavigableSet<Long> ofToken = new TreeSet<>();
            for (String completion : completions(chain, tokens.get(i))) {
                horizon = Math.max(horizon, add(ofToken, "SELECT seq FROM audit_word WHERE chain = ? AND word = ? AND seq >= ? AND seq < ? ORDER BY chain, word, seq DESC LIMIT ?",
                        chain, completion, from, to));
            }
            if (i == 0) {
                places.addAll(ofToken);
            } else {
                places.retainAll(ofToken);
            }
        }
        for (String id : word.ids()) {
            horizon = Math.max(horizon, add(places, "SELECT seq FROM audit_entry WHERE chain = ? AND target_id = ? AND seq >= ? AND seq < ? ORDER BY chain, target_id, seq DESC LIMIT ?",
                    chain, id, from, to));
            horizon = Math.max(horizon, add(places, "SELECT seq FROM audit_entry WHERE chain = ? AND actor_id = ? AND seq >= ? AND seq < ? ORDER BY chain, actor_id, seq DESC LIMIT ?",
                    chain, id, from, to));
        }
        return new Found(places, horizon);
    }

    /** @return the place below which the answer was cut off, 0 where it was not */
    private long add(NavigableSet<Long> places, String sql, String chain, String what, long from, long to) {
        List<Long> found = jdbc.queryForList(sql, Long.class, chain, what, from, to, STEP);
        places.addAll(found);
        return found.size() == STEP ? found.getLast() : 0;
    }

    /** Words of the log that begin so, one index look-up each. */
    private List<String> completions(String chain, String beginning) {
        List<String> words = new ArrayList<>();
        String end = beginning + Character.MAX_VALUE;
        String next = first("SELECT word FROM audit_word WHERE chain = ? AND word >= ? AND word < ? ORDER BY chain, word, seq DESC LIMIT 1", chain, beginning, end);
        while (next != null && words.size() < COMPLETIONS) {
            words.add(next);
            next = first("SELECT word FROM audit_word WHERE chain = ? AND word >= ? AND word < ? ORDER BY chain, word, seq DESC LIMIT 1", chain, next + NEXT, end);
        }
        return words;
    }

    private String first(String sql, String chain, String from, String end) {
        return jdbc.queryForList(sql, String.class, chain, from, end).stream().findFirst().orElse(null);
    }
}
