package plutarc.strategy.engine;

import plutarc.strategy.component.Code;
import plutarc.strategy.exit.ExitPlan;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;
import plutarc.strategy.template.Combination;

/** Combines the signals' votes at each close of the trigger interval into a side and a score. */
final class Combiner implements Node, ExitPlan.Decisions {
    private static final double HAIR = 1e-9;

    private final Frame trigger;
    private final Frame[] frames;
    private final byte[][] votes;
    private final double[] weights;
    private final Combination combination;
    private final double[] score;
    private final byte[] side;

    Combiner(Frame trigger, Frame[] frames, byte[][] votes, double[] weights, Combination combination) {
        this.trigger = trigger;
        this.frames = frames;
        this.votes = votes;
        this.weights = weights;
        this.combination = combination;
        this.score = trigger.column();
        this.side = trigger.codeColumn(Code.NEUTRAL);
    }

    /** Codes LONG, SHORT or NEUTRAL per trigger slot, before the template's direction is looked at. */
    byte[] sides() {
        return side;
    }

    /** NaN while every signal is warming up or without data. */
    double[] scores() {
        return score;
    }

    @Override
    public int side(int triggerSlot) {
        return side[triggerSlot];
    }

    @Override
    public double score(int triggerSlot) {
        return score[triggerSlot];
    }

    @Override
    public void run(int from, int to) {
        if (votes.length == 1 && frames[0] == trigger) {
            single(from, to);
            return;
        }
        for (int i = from; i <= to; i++) {
            combine(i);
        }
    }

    /** One signal on the trigger interval: its vote is the decision, whatever the mode, when its weight is above zero. */
    private void single(int from, int to) {
        byte[] vote = votes[0];
        boolean counts = weights[0] > 0 || combination.mode() != Combination.Mode.MIN_SCORE;
        for (int i = from; i <= to; i++) {
            byte v = vote[i];
            boolean known = v < Code.WARMING;
            score[i] = known && counts ? v : Double.NaN;
            side[i] = known && counts ? v : Code.NEUTRAL;
        }
    }

    private void combine(int i) {
        double sum = 0;
        double available = 0;
        int longs = 0;
        int shorts = 0;
        int voters = 0;
        for (int s = 0; s < votes.length; s++) {
            Frame frame = frames[s];
            byte v = votes[s][frame == trigger ? i : frame.at[trigger.closedAt[i]]];
            if (v >= Code.WARMING) {
                continue;
            }
            voters++;
            available += weights[s];
            sum += v * weights[s];
            longs += v > 0 ? 1 : 0;
            shorts += v < 0 ? 1 : 0;
        }
        boolean weighted = combination.mode() == Combination.Mode.MIN_SCORE;
        if (voters == 0 || weighted && available == 0) {
            score[i] = Double.NaN;
            side[i] = Code.NEUTRAL;
            return;
        }
        score[i] = weighted ? sum / available : (double) (longs - shorts) / voters;
        side[i] = decide(score[i], longs, shorts, voters);
    }

    private byte decide(double score, int longs, int shorts, int voters) {
        double threshold = combination.threshold();
        return switch (combination.mode()) {
            case MIN_SCORE -> score >= threshold - HAIR ? Code.LONG : score <= -threshold + HAIR ? Code.SHORT : Code.NEUTRAL;
            case MIN_SIGNALS -> longs >= threshold && longs > shorts ? Code.LONG : shorts >= threshold && shorts > longs ? Code.SHORT : Code.NEUTRAL;
            case UNANIMOUS -> longs == voters ? Code.LONG : shorts == voters ? Code.SHORT : Code.NEUTRAL;
            case MAJORITY -> 2 * longs > voters ? Code.LONG : 2 * shorts > voters ? Code.SHORT : Code.NEUTRAL;
            case ANY -> longs > 0 && shorts == 0 ? Code.LONG : shorts > 0 && longs == 0 ? Code.SHORT : Code.NEUTRAL;
        };
    }
}
