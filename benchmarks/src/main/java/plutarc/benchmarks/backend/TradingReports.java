package plutarc.benchmarks.backend;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Excursion;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.Position;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.Verdict;

/** The reports of a bot that trades: of each trade its orders, its opening, two moves of its stop and its closing. */
final class TradingReports {

    static final int EACH_TRADE = 8;
    private static final Instant START = Instant.parse("2022-01-10T00:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("41850.50");
    private static final BigDecimal QUANTITY = new BigDecimal("0.025");
    private static final List<Verdict> VERDICTS = List.of(new Verdict("ema_cross", "EMA Crossover", "signal", "fast 41853.2 above slow 41841.7", 1, true, "the fast average is above the slow one"),
            new Verdict("adx", "ADX", "filter", "27.4", 0, true, "27.4 is above 20"));

    private final String bot;
    private long number;
    private int trades;

    TradingReports(String bot) {
        this.bot = bot;
    }

    /** The next trades, from where the last call ended. */
    List<NumberedReport> next(int count) {
        List<NumberedReport> reports = new ArrayList<>(count * EACH_TRADE);
        for (int i = 0; i < count; i++) {
            trade(bot + "-" + trades, START.plusSeconds(300L * trades++), reports);
        }
        return reports;
    }

    private void trade(String name, Instant at, List<NumberedReport> reports) {
        TradeId id = new TradeId(name);
        Position position = new Position(id, "BTCUSDT", Side.LONG, QUANTITY, BigDecimal.TEN, PRICE, at, PRICE, BigDecimal.ZERO, Optional.of(PRICE), Optional.empty(), Optional.empty());
        add(reports, order(name + "-e", "entry", "sent", at));
        add(reports, order(name + "-e", "entry", "filled", at));
        add(reports, new BotReport.PositionOpened(position, VERDICTS));
        for (int move = 1; move <= 2; move++) {
            add(reports, new BotReport.StopMoved(id, "BTCUSDT", Optional.of(PRICE.add(BigDecimal.valueOf(10L * move))), Optional.empty(), "trailing_stop", at.plusSeconds(60L * move)));
        }
        add(reports, order(name + "-x", "exit", "sent", at.plusSeconds(180)));
        add(reports, order(name + "-x", "exit", "filled", at.plusSeconds(180)));
        Excursion excursion = new Excursion(PRICE, BigDecimal.ZERO, at);
        BigDecimal fees = new BigDecimal("1.15");
        add(reports, new BotReport.TradeClosed(new Trade(id, "BTCUSDT", Side.LONG, QUANTITY, BigDecimal.TEN, at, PRICE, PRICE, BigDecimal.ZERO, name + "-e", at.plusSeconds(180), PRICE, PRICE,
                BigDecimal.ZERO, name + "-x", BigDecimal.ZERO, fees, BigDecimal.ZERO, fees.negate(), new BigDecimal("-1.1"), excursion, excursion, "trailing_stop", VERDICTS,
                new TemplateId("template-1"), 1, "0.1.0", Optional.empty())));
    }

    private static BotReport order(String id, String purpose, String status, Instant at) {
        boolean filled = status.equals("filled");
        return new BotReport.OrderChanged(new OrderReport(id, Optional.of("v" + id), "BTCUSDT", purpose, purpose.equals("entry"), "market", QUANTITY, Optional.empty(),
                filled ? QUANTITY : BigDecimal.ZERO, filled ? Optional.of(PRICE) : Optional.empty(), status, at, Optional.empty()));
    }

    private void add(List<NumberedReport> reports, BotReport report) {
        reports.add(new NumberedReport(++number, report));
    }
}
