import type { SearchReport } from '@/api/searches'

/** What a cell of the heat map shows. */
export type Measure = 'objective' | 'outOfSample'

export interface Heat {
  columns: string[]
  rows: string[]
  /** By row, then column; nothing where no combination has a figure. */
  cells: (number | undefined)[][]
  least: number
  most: number
}

/** The best figure for each pair of values of two parameters, over all values of the others. With one parameter alone there is one row. */
export function heat(report: Pick<SearchReport, 'axes' | 'combinations'>, across: number, down: number, measure: Measure): Heat {
  const columns = report.axes[across]?.values ?? []
  const single = across === down || report.axes[down] === undefined
  const rows = single ? [''] : report.axes[down]!.values
  const cells: (number | undefined)[][] = rows.map(() => columns.map(() => undefined))
  let least = Infinity
  let most = -Infinity
  for (const each of report.combinations) {
    const figure = measure === 'objective' ? each.objective : (each.outOfSample?.netReturn ?? null)
    const column = columns.indexOf(each.values[across]!)
    const row = single ? 0 : rows.indexOf(each.values[down]!)
    if (figure === null || column < 0 || row < 0) continue
    const known = cells[row]![column]
    if (known === undefined || figure > known) cells[row]![column] = figure
  }
  for (const figure of cells.flat()) {
    if (figure === undefined) continue
    least = Math.min(least, figure)
    most = Math.max(most, figure)
  }
  return { columns, rows, cells, least, most }
}

/** From 0 at the least to 1 at the most. */
export const warmth = (value: number, { least, most }: Heat) => (most > least ? (value - least) / (most - least) : 1)
