package plutarc.queryside.analytics;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import plutarc.contracts.analytics.TradeSort;

/** How rows are put in order. Equal ones follow by exit, the latest first, so that pages neither repeat nor leave out any. Stateless. */
final class TradeOrder {

    private static final Comparator<TradeRow> LATEST_FIRST = Comparator.comparingLong(TradeRow::exitAt).reversed().thenComparing(TradeRow::trade).thenComparing(TradeRow::bot);

    private TradeOrder() {
    }

    static Comparator<TradeRow> of(TradeSort sort, boolean descending, Function<TradeRow, String> botName) {
        return switch (sort) {
            case CLOSED -> figure(TradeRow::exitAt, descending);
            case OPENED -> figure(TradeRow::entryAt, descending);
            case BOT -> text(botName, descending);
            case EXCHANGE -> text(row -> row.venue().code(), descending);
            case MONEY -> text(row -> row.money().code(), descending);
            case SYMBOL -> text(TradeRow::symbol, descending);
            case SIDE -> text(row -> row.side().code(), descending);
            case SIZE -> figure(TradeRow::quantity, descending);
            case LEVERAGE -> figure(TradeRow::leverage, descending);
            case ENTRY -> figure(TradeRow::entry, descending);
            case EXIT_PRICE -> figure(TradeRow::exit, descending);
            case GROSS -> figure(TradeRow::gross, descending);
            case FEES -> figure(TradeRow::fees, descending);
            case FUNDING -> figure(TradeRow::funding, descending);
            case NET -> figure(TradeRow::net, descending);
            case RETURN -> figure(TradeRow::pct, descending);
            case R -> figure(row -> row.r().orElse(Double.NaN), descending);
            case MFE -> figure(TradeRow::mfe, descending);
            case MAE -> figure(TradeRow::mae, descending);
            case HOLD -> figure(row -> row.exitAt() - row.entryAt(), descending);
            case EXIT -> text(TradeRow::reason, descending);
            case TEMPLATE -> text(row -> row.templateName() + " " + row.version(), descending);
            case ENTRY_SLIPPAGE -> figure(TradeRow::entrySlip, descending);
            case EXIT_SLIPPAGE -> figure(TradeRow::exitSlip, descending);
        };
    }

    /** What has no figure comes last either way. */
    private static Comparator<TradeRow> figure(ToDoubleFunction<TradeRow> of, boolean descending) {
        Comparator<TradeRow> known = Comparator.comparing(row -> Double.isNaN(of.applyAsDouble(row)));
        Comparator<TradeRow> by = Comparator.comparingDouble(of);
        return known.thenComparing(descending ? by.reversed() : by).thenComparing(LATEST_FIRST);
    }

    private static Comparator<TradeRow> text(Function<TradeRow, String> of, boolean descending) {
        Comparator<TradeRow> by = Comparator.comparing(of, String.CASE_INSENSITIVE_ORDER);
        return (descending ? by.reversed() : by).thenComparing(LATEST_FIRST);
    }
}
