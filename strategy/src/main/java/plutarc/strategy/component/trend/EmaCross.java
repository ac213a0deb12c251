package plutarc.strategy.component.trend;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import plutarc.strategy.component.Category;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.graph.Node;
import plutarc.strategy.indicator.Indicators;

/** EMA Crossover: the side of the fast average, or only its crossing bar, held for some bars. */
public final class EmaCross {
    public static final ComponentSpec SPEC = component("ema_cross", "EMA Crossover", Category.TREND).roles(Role.SIGNAL, Role.FILTER)
            .says("Long while the fast EMA is above the slow one, short while below; in mode cross only from the crossing bar on, for a few bars.")
            .params(integer("fast", 20, 2, 200, "Period of the fast EMA, bars"), integer("slow", 50, 5, 400, "Period of the slow EMA, bars"),
                    choice("mode", "The side all the time, or the crossing only", "state", "cross"),
                    integer("ttl", 3, 1, 20, "Bars a crossing stays valid, the crossing bar included").when("mode", "cross"))
            .ascending("fast", "slow").warmup(p -> p.integer("slow") + 1).build(EmaCross::create);

    private EmaCross() { }

    private static Component create(Params p, Wiring w) {
        double[] fast = Indicators.ema(w, p.integer("fast"));
        double[] slow = Indicators.ema(w, p.integer("slow"));
        double[] gap = w.bars().column();
        return w.looping(gap, Words.vote("fast EMA against the slow one:"), (codes, shortVote) -> p.is("mode", "cross")
                ? new Cross(fast, slow, gap, codes, shortVote, p.integer("ttl")) : state(fast, slow, gap, codes, shortVote));
    }

    private static Node state(double[] fast, double[] slow, double[] gap, byte[] codes, byte shortVote) {
        return (from, to) -> {
            for (int i = from; i <= to; i++) {
                double g = fast[i] - slow[i];
                gap[i] = g;
                codes[i] = g > 0 ? Code.LONG : g < 0 ? shortVote : g == 0 ? Code.NEUTRAL : Code.WARMING;
            }
        };
    }

    /** A crossing: not above before and above now, or mirrored. Touching counts as not above. */
    private static final class Cross implements Node {
        private final double[] fast;
        private final double[] slow;
        private final double[] gap;
        private final byte[] codes;
        private final byte shortVote;
        private final int ttl;
        private double before = Double.NaN;
        private byte held;
        private int left;

        Cross(double[] fast, double[] slow, double[] gap, byte[] codes, byte shortVote, int ttl) {
            this.fast = fast;
            this.slow = slow;
            this.gap = gap;
            this.codes = codes;
            this.shortVote = shortVote;
            this.ttl = ttl;
        }

        @Override
        public void run(int from, int to) {
            double last = before;
            byte vote = held;
            int remaining = left;
            for (int i = from; i <= to; i++) {
                double now = fast[i] - slow[i];
                gap[i] = now;
                if (now != now || last != last) {
                    codes[i] = Code.WARMING;
                    last = now == now ? now : last;
                    continue;
                }
                if (last <= 0 && now > 0) {
                    vote = Code.LONG;
                    remaining = ttl;
                } else if (last >= 0 && now < 0) {
                    vote = shortVote;
                    remaining = ttl;
                }
                codes[i] = remaining > 0 ? vote : Code.NEUTRAL;
                remaining = remaining > 0 ? remaining - 1 : 0;
                last = now;
            }
            before = last;
            held = vote;
            left = remaining;
        }
    }
}
