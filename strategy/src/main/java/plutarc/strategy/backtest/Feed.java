package plutarc.strategy.backtest;

import java.util.List;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.graph.InputKey;

/** One symbol's candles on their way, block by block, through its graph and into the runs that read it. */
final class Feed {
    private final SymbolData data;
    private final Graph graph;
    private final List<SymbolRun> runs;
    private final InputFeed inputs;
    private int loaded;
    private int slot;

    Feed(SymbolData data, Graph graph, List<SymbolRun> runs) {
        this.data = data;
        this.graph = graph;
        this.runs = runs;
        this.inputs = new InputFeed(graph, data);
    }

    /** Runs to the end, whole blocks at a time; false when stopped. */
    boolean runAlone(Progress progress) {
        int size = data.candles().size();
        while (loaded < size) {
            load();
            for (int i = 0; i < runs.size(); i++) {
                runs.get(i).block();
            }
            if (!progress.at(loaded, size)) {
                return false;
            }
        }
        return true;
    }

    /** Opening instant of the next candle; Long.MAX_VALUE at the end. */
    long nextTime() {
        if (slot >= graph.base().size) {
            if (loaded >= data.candles().size()) {
                return Long.MAX_VALUE;
            }
            load();
            slot = 0;
        }
        return graph.base().openTime[slot + 1];
    }

    /** Runs the next candle. */
    void step() {
        slot++;
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).bar(slot);
        }
    }

    int size() {
        return data.candles().size();
    }

    List<InputKey> absent() {
        return inputs.absent();
    }

    private void load() {
        int count = Math.min(graph.capacity(), data.candles().size() - loaded);
        graph.load(data.candles(), loaded, count);
        inputs.fill();
        graph.run();
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).blockStartsAt(loaded);
        }
        loaded += count;
    }
}
