import type { Performance } from '@/api/contracts'
import { ScrollX } from '@/components/ui/scroll-x'
import { number, signed } from '@/format/numbers'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** When trades were entered, by weekday and hour of the person's zone: mean net PnL by colour and sign, or how many. */
export function HeatMap({ cells, by, currency, zone }: { cells: Performance['heat']; by: 'net' | 'count'; currency: string; zone: string }) {
  const value = (cell: Performance['heat'][number]) => (by === 'count' ? cell.trades : cell.netPnl / cell.trades)
  const most = Math.max(...cells.map((cell) => Math.abs(value(cell))), Number.MIN_VALUE)
  const at = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]))
  return (
    <ScrollX className="p-3">
      <table aria-label={`${by === 'count' ? 'Trades' : `Mean net PnL in ${currency}`} by weekday and hour, ${zone}`} className="w-full min-w-[46rem] table-fixed border-separate border-spacing-0.5 text-[0.68rem]">
        <thead>
          <tr>
            <th scope="col" className="w-10">
              <span className="sr-only">Weekday</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col" className="font-normal text-muted-foreground tabular-nums">
                {String(hour).padStart(2, '0')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day, index) => (
            <tr key={day}>
              <th scope="row" className="pr-1 text-left font-normal text-muted-foreground">
                <span aria-hidden>{day.slice(0, 3)}</span>
                <span className="sr-only">{day}</span>
              </th>
              {HOURS.map((hour) => {
                const cell = at.get(`${index + 1} ${hour}`)
                if (!cell) return <td key={hour} className="h-7 rounded-sm bg-muted/40" />
                const each = value(cell)
                return (
                  <td
                    key={hour}
                    title={`${day} ${String(hour).padStart(2, '0')}:00: ${number(cell.trades, 0)} ${cell.trades === 1 ? 'trade' : 'trades'}, mean ${signed(cell.netPnl / cell.trades)} ${currency}, together ${signed(cell.netPnl)} ${currency}`}
                    className="h-7 overflow-hidden rounded-sm text-center whitespace-nowrap text-foreground tabular-nums"
                    style={{ backgroundColor: colour(each, most, by) }}
                  >
                    {by === 'count' ? number(each, 0) : compact(each)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  )
}

/** At most 45 % strong, so that the figure upon it can be read in either theme. */
function colour(value: number, most: number, by: 'net' | 'count'): string {
  const strength = Math.round(8 + 37 * Math.min(1, Math.abs(value) / most))
  return `color-mix(in oklab, var(--chart-${by === 'count' ? 'accent' : value >= 0 ? 'up' : 'down'}) ${strength}%, transparent)`
}

/** Three digits at most, with the sign. */
export function compact(value: number): string {
  const size = Math.abs(value)
  if (size >= 10_000) return `${signed(value / 1000, 0)}k`
  if (size >= 1_000) return `${signed(value / 1000, 1)}k`
  return signed(value, size < 10 ? 1 : 0)
}
