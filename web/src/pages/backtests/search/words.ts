import type { ParameterSearch } from '@/api/searches'

export const MOST_COMBINATIONS = 500

export const METHODS: Record<ParameterSearch['method'], string> = { grid: 'Grid: every combination', random: 'Random: some of them', genetic: 'Genetic: bred from the fittest' }

export const OBJECTIVES: Record<ParameterSearch['objective'], string> = {
  sharpe: 'Sharpe ratio',
  sortino: 'Sortino ratio',
  profit_factor: 'Profit factor',
  net: 'Net result',
  calmar: 'Calmar ratio',
  return_to_drawdown: 'Return over drawdown',
  expectancy: 'Expectancy a trade',
}

export const objectiveName = (objective: string) => OBJECTIVES[objective as ParameterSearch['objective']] ?? objective

/** The search that the form begins with: that of the command line. */
export const STANDARD_SEARCH: ParameterSearch = { axes: [], method: 'grid', objective: 'sharpe', trials: 200, minTrades: 30, seed: 1, holdout: 0.3, walkForward: null }

/** Within a sentence: names of people keep their capital. */
export const objectiveInWords = (objective: string) => objectiveName(objective).replace(/^(?!Sharpe|Sortino|Calmar)./, (first) => first.toLowerCase())
