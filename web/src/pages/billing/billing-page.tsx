import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import type { BillingView } from '@/api/contracts'
import { billingQuery } from '@/api/queries'
import { Kpi, KpiStrip, PageHeader, ProblemAlert } from '@/components/feedback'
import { None, Time } from '@/components/figures'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { duration } from '@/format/time'
import { useSession } from '@/lib/session'
import { useNow } from '@/lib/ticker'
import { availableNow, exactMoney, money, runwaySeconds } from './amounts'
import { MeterTable } from './meter-table'
import { RateTable } from './rate-table'
import { Statement } from './statement'
import { TopUpDialog } from './top-up-dialog'

const route = getRouteApi('/billing')

/** What compute costs, what is left, and a statement for every month. */
export function BillingPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const { data: billing, error, refetch } = useQuery(billingQuery)
  return (
    <>
      <PageHeader title="Billing" description="Prepaid: an instance is charged by the second while it is provisioned, never while it is deployed, woken, asleep or stopped.">
        {billing && may('billing.manage') && <TopUpDialog billing={billing} />}
      </PageHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      {!billing && !error && <Skeleton className="h-24 w-full" />}
      {billing && (
        <div className="space-y-4">
          <Standing billing={billing} />
          <Card>
            <CardHeader>
              <CardTitle>Charged now</CardTitle>
            </CardHeader>
            <MeterTable meters={billing.meters} currency={billing.currency} />
          </Card>
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[3fr_2fr]">
            <Statement months={billing.months} month={search.month ?? billing.months[0]} onMonth={(month) => void navigate({ search: { month } })} />
            <div className="space-y-4">
              {billing.credits.length > 0 && <Credits billing={billing} />}
              <RateTable currency={billing.currency} />
            </div>
          </div>
        </div>
      )}
    </>
  )
}

function Standing({ billing }: { billing: BillingView }) {
  const now = useNow()
  const available = availableNow(billing, now)
  const runway = runwaySeconds(available, billing.burnMicrosPerHour)
  return (
    <>
      {billing.graceEndsAt && (
        <p role="alert" className="flex items-start gap-2 rounded-md border border-negative/40 bg-negative/10 px-4 py-3 text-sm">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-negative" />
          <span>
            Nothing is left. Bots that are charged wind down at <Time at={billing.graceEndsAt} zone /> unless money comes before. Open positions keep their stops at the venue.
          </span>
        </p>
      )}
      <KpiStrip label="Money" className="grid-cols-2 sm:grid-cols-4">
        <Kpi label="Available" note={`${money(billing.balanceMicros)} balance + ${money(billing.creditMicros)} credit, as last posted`}>
          <Money micros={available} currency={billing.currency} />
        </Kpi>
        <Kpi label="Used now" note="all running meters">
          <Money micros={billing.burnMicrosPerHour} currency={`${billing.currency}/h`} decimals={4} />
        </Kpi>
        <Kpi label="Lasts for" note={runway === undefined ? 'nothing is charged' : 'as things run now'}>
          {runway === undefined ? <None label="no limit" /> : duration(runway)}
        </Kpi>
        <Kpi label="Last posted" note="every hour, and when a meter stops">
          {billing.postedAt ? <Time at={billing.postedAt} zone /> : <None label="never" />}
        </Kpi>
      </KpiStrip>
    </>
  )
}

function Credits({ billing }: { billing: BillingView }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Credit</CardTitle>
      </CardHeader>
      <CardContent>
        <ul className="space-y-2 text-sm">
          {billing.credits.map((credit) => (
            <li key={credit.creditId} className="flex flex-wrap justify-between gap-2">
              <span>
                {credit.note} <span className="text-muted-foreground">until <Time at={credit.expiresAt} zone /></span>
              </span>
              <Money micros={credit.leftMicros} currency={billing.currency} />
            </li>
          ))}
        </ul>
        <p className="mt-3 text-xs text-muted-foreground">Used before the balance; what expires next goes first.</p>
      </CardContent>
    </Card>
  )
}

/** An amount with its currency; exact on hover. */
export function Money({ micros, currency, decimals = 2 }: { micros: number; currency: string; decimals?: number }) {
  return (
    <span className="tabular-nums" title={`${exactMoney(micros)} ${currency}`}>
      {money(micros, decimals)} <span className="text-[0.8em] font-normal text-muted-foreground">{currency}</span>
    </span>
  )
}
