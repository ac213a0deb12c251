package plutarc.contracts.backtest;

/** The template document that a backtest ran, as JSON text. */
public record BacktestDefinition(String definition) {
}
