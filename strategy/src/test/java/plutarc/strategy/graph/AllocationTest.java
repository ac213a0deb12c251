package plutarc.strategy.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plutarc.strategy.OracleCandles;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

class AllocationTest {
    private static final int BLOCK = 1024;
    private static final int BARS = 60 * BLOCK;

    @Test
    void allComponentsTogetherRunWithoutAllocating() {
        Candles candles = OracleCandles.generate(BARS, 3);
        Graph graph = new Graph(Interval.M1, BLOCK);
        for (ComponentSpec spec : Catalog.standard().all()) {
            for (Role role : spec.roles()) {
                Interval interval = spec.menu().standard(Interval.M1);
                spec.factory().ifPresent(f -> f.create(spec.params(Map.of()), new Wiring(graph, graph.frame(interval), role, CostModel.FREE)));
            }
        }
        run(graph, candles, 0, BARS / 2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(graph, candles, BARS / 2, BARS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes over %d bars: less than one a bar, which is what the virtual machine itself takes", BARS / 2).isLessThan(BARS / 2);
    }

    private static void run(Graph graph, Candles candles, int from, int to) {
        for (int i = from; i < to; i += BLOCK) {
            graph.load(candles, i, BLOCK);
            graph.run();
        }
    }
}
