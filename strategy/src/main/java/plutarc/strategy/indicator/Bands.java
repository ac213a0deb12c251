package plutarc.strategy.indicator;

/** A channel around a middle line, such as Bollinger's or Keltner's. */
public record Bands(double[] upper, double[] middle, double[] lower) { }
