import type { BotView } from '@/api/contracts'
import { Kpi, KpiStrip } from '@/components/feedback'
import { Amount, None, Signed } from '@/components/figures'
import { number } from '@/format/numbers'
import { fleetFigures, type CurrencyFigures } from './figures'

/** The fleet in a line of figures: of the bots that the filter shows. */
export function FleetKpis({ bots }: { bots: BotView[] }) {
  const figures = fleetFigures(bots)
  const [main, ...others] = figures.byCurrency
  const each = (pick: (of: CurrencyFigures) => number) => (main ? pick(main) : 0)
  const rest = (pick: (of: CurrencyFigures) => number) => others.map((other) => `${number(pick(other), 2)} ${other.currency}`).join(' · ') || undefined
  const currency = main?.currency ?? 'USDT'
  return (
    <KpiStrip label="Fleet figures" className="grid-cols-2 sm:grid-cols-4 xl:grid-cols-7">
      <Kpi label="Equity" note={rest((of) => of.equity)}>
        <Amount value={each((of) => of.equity)} unit={currency} />
      </Kpi>
      <Kpi label="Net PnL today" note={rest((of) => of.today) ?? 'market day, UTC'}>
        <Signed value={each((of) => of.today)} unit={currency} />
      </Kpi>
      <Kpi label="Net PnL total" note={rest((of) => of.total) ?? 'after fees and funding'}>
        <Signed value={each((of) => of.total)} unit={currency} />
      </Kpi>
      <Kpi label="Unrealised PnL" note={rest((of) => of.unrealised) ?? 'before exit fees'}>
        <Signed value={each((of) => of.unrealised)} unit={currency} />
      </Kpi>
      <Kpi label="Open positions">{figures.openPositions}</Kpi>
      <Kpi label="Win rate" note={`${figures.trades} ${figures.trades === 1 ? 'trade' : 'trades'}`}>
        {figures.winRate === undefined ? <None label="no trades yet" /> : `${number(figures.winRate * 100, 1)} %`}
      </Kpi>
      <Kpi label="Bots online">
        {figures.online}
        <span className="text-muted-foreground"> / {figures.bots}</span>
      </Kpi>
    </KpiStrip>
  )
}
