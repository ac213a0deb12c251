package plutarc.benchmarks.strategy;

/** Times a piece of work. Stateless. */
final class Timing {

    /** Work that returns a figure, so that the compiler cannot leave it out. */
    interface Work {
        double run() throws Exception;
    }

    /**
     * What the work took at its best, and what it gave.
     *
     * @param seconds of the fastest repetition: what is slower is the machine's other business
     */
    record Best(double seconds, double result) {
        double perSecond(double units) {
            return units / seconds;
        }
    }

    private Timing() {
    }

    static Best best(int times, Work work) throws Exception {
        double fastest = Double.POSITIVE_INFINITY;
        double result = 0;
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            result = work.run();
            fastest = Math.min(fastest, (System.nanoTime() - begun) / 1e9);
        }
        return new Best(fastest, result);
    }
}
