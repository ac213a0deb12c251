package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.Candle;
import plutarc.strategy.engine.Decision;
import plutarc.strategy.engine.EntryContext;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.risk.PositionSize;
import plutarc.strategy.risk.RiskCheck;
import plutarc.strategy.risk.RiskSnapshot;
import plutarc.strategy.template.Template;

/** Decides at the trigger interval's closes whether to enter one symbol, sizes what it enters, and reports each decision with every reason. */
final class Entries {

    private final Contract contract;
    private final String symbol;
    private final Desk desk;
    private final PositionKeeper position;
    private final VenueTerms terms;
    private final Set<String> blocksTold = new TreeSet<>();
    private Optional<Reversal> reversing = Optional.empty();

    /** An entry that waits for the position on the other side to be gone. */
    private record Reversal(SymbolEngine engine, Template template, Decision decision, double close) {
    }

    Entries(Contract contract, Desk desk, PositionKeeper position, VenueTerms terms) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.desk = desk;
        this.position = position;
        this.terms = terms;
    }

    /** A candle has closed: what waited for the position to be gone before it is too late now. */
    void forgetReversal() {
        reversing = Optional.empty();
    }

    /**
     * Decides, and enters if so decided.
     *
     * @param late whether the candle was read from history
     * @param exit what has just become of the position
     */
    void decide(SymbolEngine engine, Template template, Candle candle, boolean late, ExitJudge.Outcome exit) {
        boolean reverses = exit == ExitJudge.Outcome.REVERSES;
        RiskSnapshot risk = desk.risk(symbol);
        Decision decision = engine.decide(reverses ? new EntryContext(Optional.empty(), Long.MIN_VALUE, desk.limits(), without(risk, position.trades().size()))
                : new EntryContext(position.side(), position.lastTradeTime().orElse(Long.MIN_VALUE), desk.limits(), risk));
        List<Verdict> obstacles = new ArrayList<>(desk.obstacles());
        obstacles.addAll(obstacles(late, decision.closeTime()));
        if (!reverses && position.trades().stream().anyMatch(open -> open.exitWanted.isPresent())) {
            obstacles.add(Desk.rule("leaving", "Position", "a trade on it is being closed"));
        }
        boolean enters = decision.enters() && obstacles.isEmpty();
        if (enters && reverses) {
            reversing = Optional.of(new Reversal(engine, template, decision, candle.close()));
        } else if (enters) {
            enters = enter(engine, template, decision, candle.close(), obstacles);
        }
        tellBlocks(decision, obstacles, risk);
        report(engine, template, decision, obstacles, exit != ExitJudge.Outcome.STAYS ? "exit" : enters || !decision.enters() ? decision.code()
                : "blocked_" + decision.side().map(Side::code).orElse(""));
    }

    /** An entry that only a limit keeps out is news, once until the limit lets one in again. */
    private void tellBlocks(Decision decision, List<Verdict> obstacles, RiskSnapshot risk) {
        if (decision.enters()) {
            blocksTold.clear();
        } else if (decision.blockedByRiskAlone() && obstacles.isEmpty()) {
            RiskCheck.breaches(desk.limits(), risk).stream().filter(breach -> blocksTold.add(breach.limit())).forEach(breach -> desk.activity(Severity.NOTICE, "risk.block",
                    "entry " + decision.side().map(Side::code).orElse("") + " " + symbol + " was blocked by the risk limit " + breach.limit() + ": " + breach.reason()));
        }
    }

    /** The account as it will be when the position that is leaving has left. */
    static RiskSnapshot without(RiskSnapshot s, int leaving) {
        return new RiskSnapshot(s.now(), s.entriesOnAsset() - leaving, s.entriesTotal() - leaving, s.equity(), s.dayStartEquity(), s.peakEquity(), s.consecutiveLosses(),
                s.lastLossTime(), s.killedToday(), s.errorsInWindow(), s.paused());
    }

    /**
     * The other half of a reversal: enters as soon as the position that it reverses is gone, within the candle after the decision, unless closing that has
     * brought a limit into force.
     */
    void takeReversal() {
        if (reversing.isPresent() && position.idle()) {
            Reversal reversal = reversing.get();
            reversing = Optional.empty();
            if (desk.marketTime().toEpochMilli() < reversal.decision().closeTime() + SymbolTrader.BASE.millis() && desk.obstacles().isEmpty()
                    && RiskCheck.breaches(desk.limits(), desk.risk(symbol)).isEmpty()) {
                enter(reversal.engine(), reversal.template(), reversal.decision(), reversal.close(), new ArrayList<>());
            }
        }
    }

    private List<Verdict> obstacles(boolean late, long closeTime) {
        List<Verdict> found = new ArrayList<>();
        if (late) {
            found.add(Desk.rule("late_candle", "Fresh candle", "this candle was read from history: too old to act upon"));
        }
        found.addAll(obstacles());
        if (position.decidedAlready(closeTime)) {
            found.add(Desk.rule("decided", "Decision", "an entry was decided at this close already"));
        }
        return found;
    }

    /** What stands against any entry on the symbol, whoever decides it. */
    List<Verdict> obstacles() {
        List<Verdict> found = new ArrayList<>();
        if (!terms.enabled()) {
            found.add(Desk.rule("instrument", "Instrument", symbol + " is not enabled for entries"));
        }
        terms.obstacle().ifPresent(found::add);
        if (position.external().signum() != 0) {
            found.add(Desk.rule("external_position", "Foreign position", "the account holds " + symbol + " that this bot did not open"));
        }
        return found;
    }

    /** Sizes the entry and sends it; says why not among the obstacles. */
    private boolean enter(SymbolEngine engine, Template template, Decision decision, double close, List<Verdict> obstacles) {
        Side side = decision.side().orElseThrow();
        BigDecimal leverage = terms.leverage();
        double risk = engine.open(side, close, decision.closeTime(), decision.basis()).initialRisk();
        String currency = contract.spec().settleCurrency();
        double equity = desk.equity(currency);
        if (Double.isNaN(equity)) {
            obstacles.add(Desk.rule("wallet", "Wallet", "the wallet is not known yet"));
            return false;
        }
        PositionSize.Size size = PositionSize.of(template.sizing(), contract.instrument(), equity, desk.available(currency), close, risk, leverage.doubleValue());
        if (!(size.quantity() > 0)) {
            obstacles.add(Desk.rule("size", "Position size", size.refusal()));
            desk.activity(Severity.NOTICE, "entry.size_refused", "entry " + side.code() + " " + symbol + " was not sent: " + size.refusal());
            return false;
        }
        double slip = desk.limits().maxSlippagePct().doubleValue() / 100;
        BigDecimal limit = side == Side.LONG ? contract.ticks(close * (1 + slip), RoundingMode.FLOOR) : contract.ticks(close * (1 - slip), RoundingMode.CEILING);
        BigDecimal quantity = contract.lots(size.quantity()).min(contract.spec().maxQuantity());
        position.enter(decision, side, BigDecimal.valueOf(close), quantity, limit, leverage, desk.template().orElseThrow());
        return true;
    }

    private void report(SymbolEngine engine, Template template, Decision decision, List<Verdict> obstacles, String code) {
        Frame bars = engine.compiled().trigger();
        int slot = bars.at[1];
        List<Verdict> verdicts = new ArrayList<>(decision.verdicts());
        verdicts.addAll(obstacles);
        desk.step().report(new BotReport.CandleEvaluated(symbol, template.triggerInterval().label(), Instant.ofEpochMilli(decision.openTime()),
                BigDecimal.valueOf(bars.open[slot]), BigDecimal.valueOf(bars.high[slot]), BigDecimal.valueOf(bars.low[slot]), BigDecimal.valueOf(bars.close[slot]),
                BigDecimal.valueOf(bars.volume[slot]), code, decision.score(), decision.threshold(), verdicts,
                position.nearestStop()));
    }
}
