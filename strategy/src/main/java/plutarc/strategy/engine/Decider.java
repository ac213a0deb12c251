package plutarc.strategy.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.component.Code;
import plutarc.strategy.market.Interval;
import plutarc.strategy.risk.RiskCheck;
import plutarc.strategy.template.Template;

/** Turns the columns of a compiled template at one base bar into a {@link Decision}: signals, combination, filters, gates, guards, pause, session, cooldown, position, risk limits. */
final class Decider {
    static final String RISK_LIMIT = "Risk limit";

    private final CompiledTemplate compiled;
    private final Template template;
    private final Interval base;

    Decider(CompiledTemplate compiled) {
        this.compiled = compiled;
        this.base = compiled.graph().base().interval;
        this.template = compiled.template();
    }

    Decision decide(int slot, long openTime, long closeTime, double close, EntryContext context) {
        double score = compiled.score(slot);
        int sign = compiled.side(slot);
        Optional<Side> side = sign == 0 ? Optional.empty() : Optional.of(sign > 0 ? Side.LONG : Side.SHORT).filter(template.direction()::allows);
        int wanted = side.isEmpty() ? 0 : sign;
        List<Verdict> verdicts = new ArrayList<>();
        for (Part part : compiled.signals()) {
            verdicts.add(part.verdict(part.code(slot), part.value(slot), wanted, compiled.missing()));
        }
        boolean passed = true;
        for (Part part : compiled.conditions()) {
            byte code = part.code(slot);
            verdicts.add(part.verdict(code, part.value(slot), wanted, compiled.missing()));
            passed &= Code.passes(code, wanted == 0 ? 1 : wanted, compiled.missing());
        }
        List<Verdict> rules = rules(closeTime, wanted, side, context);
        verdicts.addAll(rules);
        passed &= rules.stream().allMatch(Verdict::passed);
        Decision.Outcome outcome = Double.isNaN(score) ? Decision.Outcome.WARMING_UP
                : wanted == 0 ? Decision.Outcome.NONE : passed ? Decision.Outcome.ENTER : Decision.Outcome.BLOCKED;
        return new Decision(openTime, closeTime, outcome, side, Double.isNaN(score) ? 0 : score, template.combination().threshold(), verdicts,
                compiled.exits().basis(close));
    }

    private List<Verdict> rules(long closeTime, int wanted, Optional<Side> side, EntryContext context) {
        List<Verdict> rules = new ArrayList<>();
        List<RiskCheck.Breach> breaches = RiskCheck.breaches(context.limits(), context.risk());
        breaches.stream().filter(RiskCheck.Breach::isPause).forEach(pause -> rules.add(rule(pause.limit(), "Paused", false, pause.reason())));
        boolean open = compiled.sessions().isOpen(closeTime);
        rules.add(rule("session", "Trading session", open, compiled.sessions().withoutSessions() ? "no sessions, always open" : open ? "inside a session" : "outside every session"));
        long cooldown = template.entryCooldown().millis(template.triggerInterval());
        // Counted from the base candle in which the trade fell, so that a fill some milliseconds after the open counts as one at the open.
        long left = context.lastTradeTime() == Long.MIN_VALUE ? 0 : base.openOf(context.lastTradeTime()) + cooldown - closeTime;
        rules.add(rule("cooldown", "Entry cooldown", left <= 0, left <= 0 ? "over" : left / 1000 + " s left"));
        boolean opposite = context.openSide().isPresent() && side.isPresent() && !context.openSide().equals(side);
        boolean full = context.openSide().isPresent() && context.risk().entriesOnAsset() >= template.pyramiding();
        rules.add(rule("position", "Position", !opposite && !full, opposite ? "a position on the other side is open"
                : context.risk().entriesOnAsset() + " of " + template.pyramiding() + " entries open"));
        boolean ready = compiled.exits().ready();
        rules.add(rule("exits", "Exit rules", ready, ready ? "every stop can be placed" : "an ATR that a stop needs is still warming up"));
        breaches.stream().filter(breach -> !breach.isPause()).forEach(breach -> rules.add(rule(breach.limit(), RISK_LIMIT, false, breach.reason())));
        if (breaches.stream().allMatch(RiskCheck.Breach::isPause)) {
            rules.add(rule("risk_limits", "Risk limits", true, "none reached"));
        }
        return rules;
    }

    private static Verdict rule(String id, String label, boolean passed, String reason) {
        return new Verdict(id, label, "rule", "", 0, passed, reason);
    }
}
