package plutarc.cli.report;

import plutarc.strategy.backtest.FillConvention;

/** Says in one sentence what a fill convention means. */
final class FillWords {

    private FillWords() {
    }

    static String of(FillConvention fill) {
        return switch (fill) {
            case CLOSE -> "judged on closes, filled at the next open.";
            case INTRABAR -> "live inside the candle from the entry's own candle on; a gap through the level fills at the open; an exit due at the open comes first; a stop comes before a target.";
            case INTRABAR_AFTER_ENTRY -> "live inside the candle from the one after the entry's; a gap through the level fills at the open; an exit due at the open comes first.";
            case INTRABAR_STOP_FIRST -> "live inside the candle from the one after the entry's; a stop that is touched comes before an exit due at the open.";
        };
    }
}
