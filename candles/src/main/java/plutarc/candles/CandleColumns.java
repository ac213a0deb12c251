package plutarc.candles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which column of a CSV holds what.
 *
 * @param headed whether the first row is a header
 */
record CandleColumns(int time, int open, int high, int low, int close, int volume, boolean headed) {

    private static final Set<String> TIME = Set.of("open_time_ms", "open_time", "opentime", "timestamp", "time", "date", "datetime", "start", "start_at", "starttime",
            "start_time", "unix", "ts", "open time");
    private static final Set<String> VOLUME = Set.of("volume", "vol", "volume btc", "base_volume", "volume_(btc)", "v");

    /**
     * Recognises the header of Binance, Bybit, TradingView, freqtrade and Coinbase-like exports, or a Binance kline row without any header (time, open,
     * high, low, close, volume and more).
     *
     * @throws BadCandleFile naming what is missing
     */
    static CandleColumns recognise(String file, List<String> firstRow) throws BadCandleFile {
        List<String> names = firstRow.stream().map(name -> name.strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT)).toList();
        if (!names.isEmpty() && isNumber(names.getFirst()) || !names.isEmpty() && names.size() >= 5 && names.subList(1, 5).stream().allMatch(CandleColumns::isNumber)) {
            if (names.size() < 5) {
                throw new BadCandleFile(file + ", line 1: " + names.size() + " columns without a header; needed are time, open, high, low, close and, if there is one, volume");
            }
            return new CandleColumns(0, 1, 2, 3, 4, names.size() > 5 ? 5 : -1, false);
        }
        int time = find(names, TIME);
        int open = find(names, Set.of("open", "o"));
        int high = find(names, Set.of("high", "h"));
        int low = find(names, Set.of("low", "l"));
        int close = find(names, Set.of("close", "c"));
        List<String> missing = new ArrayList<>();
        if (time < 0) {
            missing.add("a time (one of " + String.join(", ", TIME.stream().sorted().toList()) + ")");
        }
        if (open < 0) {
            missing.add("open");
        }
        if (high < 0) {
            missing.add("high");
        }
        if (low < 0) {
            missing.add("low");
        }
        if (close < 0) {
            missing.add("close");
        }
        if (!missing.isEmpty()) {
            throw new BadCandleFile(file + ", line 1: the header has no column for " + String.join(", ", missing) + "; it names " + String.join(", ", names));
        }
        return new CandleColumns(time, open, high, low, close, find(names, VOLUME), true);
    }

    /** Columns that a row needs at least. */
    int width() {
        return Math.max(Math.max(Math.max(time, open), Math.max(high, low)), Math.max(close, volume)) + 1;
    }

    private static int find(List<String> names, Set<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-' || c == 'e' || c == '+')
                && text.chars().anyMatch(Character::isDigit);
    }
}
