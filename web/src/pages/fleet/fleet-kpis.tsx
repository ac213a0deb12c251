import { useQuery } from '@tanstack/react-query'
import type { BotView } from '@/api/contracts'
import { statementQuery } from '@/api/queries'
import { Kpi, KpiStrip } from '@/components/feedback'
import { Amount, None, Signed, SignedPercent } from '@/components/figures'
import { number } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { useNow } from '@/lib/ticker'
import { fleetFigures, type MoneyFigures } from './figures'

/** The fleet in a line of figures: of the bots that the filter shows. The first money is shown large, others below it: they are never added up. */
export function FleetKpis({ bots }: { bots: BotView[] }) {
  const { may } = useSession()
  const figures = fleetFigures(bots)
  const [main, ...others] = figures.byMoney
  const each = (pick: (of: MoneyFigures) => number) => (main ? pick(main) : 0)
  const rest = (pick: (of: MoneyFigures) => number) => others.map((other) => `${number(pick(other), 2)} ${other.currency} ${other.money}`).join(' · ') || undefined
  const currency = main?.currency ?? 'USDT'
  const kind = main ? (others.length > 0 || main.money !== 'live' ? main.money : undefined) : undefined
  return (
    <KpiStrip label="Fleet figures" className="grid-cols-2 sm:grid-cols-4">
      <Kpi label={kind ? `Total equity, ${kind}` : 'Total equity'} note={rest((of) => of.equity)}>
        <Amount value={each((of) => of.equity)} unit={currency} />
      </Kpi>
      <Kpi label="Net PnL today" note={rest((of) => of.today) ?? 'market day, UTC'}>
        <Signed value={each((of) => of.today)} unit={currency} />
        {main && main.dayStart > 0 && <SignedPercent value={(main.today / main.dayStart) * 100} className="ml-2 text-xs font-medium" />}
      </Kpi>
      <Kpi label="Realised PnL" note={rest((of) => of.total) ?? 'after fees and funding'}>
        <Signed value={each((of) => of.total)} unit={currency} />
      </Kpi>
      <Kpi label="Unrealised PnL" note={rest((of) => of.unrealised) ?? 'before exit fees'}>
        <Signed value={each((of) => of.unrealised)} unit={currency} />
      </Kpi>
      <Kpi label="Open positions">{figures.openPositions}</Kpi>
      <Kpi label="Win rate, 30 d" note={`${figures.trades} ${figures.trades === 1 ? 'trade' : 'trades'}`}>
        {figures.winRate === undefined ? <None label="no trades in 30 days" /> : `${number(figures.winRate * 100, 1)} %`}
      </Kpi>
      <Kpi label="Bots online">
        {figures.online}
        <span className="text-muted-foreground"> / {figures.bots}</span>
      </Kpi>
      <Kpi label="Compute cost this month" note={may('billing.view') ? 'of the whole workspace' : 'seen by owners and admins'}>
        {may('billing.view') ? <ComputeCost /> : <None label="not yours to see" />}
      </Kpi>
    </KpiStrip>
  )
}

const MICROS = 1_000_000

function ComputeCost() {
  const now = useNow()
  const { data } = useQuery(statementQuery(new Date(now).toISOString().slice(0, 7)))
  return data ? <Amount value={data.usageMicros / MICROS} unit={data.currency} /> : <None label="not known yet" />
}
