import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { backtestTradeQuery, type BacktestTrade } from '@/api/backtests'
import { SideTag } from '@/components/chips'
import { Fact, ProblemAlert } from '@/components/feedback'
import { Amount, Price, Quantity, Signed, SignedPercent, Time } from '@/components/figures'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { number, signed } from '@/format/numbers'
import { duration } from '@/format/time'
import { humanise } from '@/format/words'
import { VerdictGroups } from '../../bot/verdicts-card'
import { Ratio } from '../words'

const PriceChart = lazy(() => import('./price-chart').then((module) => ({ default: module.PriceChart })))
const LEAST_AROUND_MS = 40 * 60_000

/** One simulated trade in full. */
export function TradeDrawer({ backtestId, number: which, onClose }: { backtestId: string; number: number | undefined; onClose: () => void }) {
  return (
    <Sheet open={which !== undefined} onOpenChange={(open) => !open && onClose()}>
      {which !== undefined && (
        <SheetContent>
          <Contents backtestId={backtestId} which={which} />
        </SheetContent>
      )}
    </Sheet>
  )
}

function Contents({ backtestId, which }: { backtestId: string; which: number }) {
  const { data: trade, error } = useQuery(backtestTradeQuery(backtestId, which))
  if (!trade) {
    return (
      <div className="space-y-3 p-5">
        <SheetTitle className="sr-only">Trade {which}</SheetTitle>
        <SheetDescription className="sr-only">Loading</SheetDescription>
        {error ? <ProblemAlert error={error} className="mt-8" /> : <Skeleton className="h-96" />}
      </div>
    )
  }
  return <Detail backtestId={backtestId} trade={trade} />
}

function Detail({ backtestId, trade }: { backtestId: string; trade: BacktestTrade }) {
  const entry = Date.parse(trade.entryTime)
  const exit = Date.parse(trade.exitTime)
  const around = Math.max(LEAST_AROUND_MS, (exit - entry) / 2)
  return (
    <>
      <header className="border-b p-5 pr-12">
        <SheetTitle className="flex flex-wrap items-center gap-2 text-base font-semibold">
          <SideTag side={trade.side} /> {trade.symbol} <span className="text-sm font-normal text-muted-foreground">{number(trade.leverage, 1)}× · trade {trade.number}</span>
        </SheetTitle>
        <SheetDescription className="mt-1 text-xs text-muted-foreground">
          Simulated · held {duration((exit - entry) / 1000)} · closed by {humanise(trade.exitReason).toLowerCase()}
        </SheetDescription>
        <p className="mt-3 text-2xl font-semibold">
          <Signed value={trade.netPnl} /> <SignedPercent value={trade.returnPct} className="ml-1 text-sm" />
          <span className="text-xs font-normal text-muted-foreground"> of margin</span>
        </p>
      </header>
      <div className="space-y-5 p-5">
        <Suspense fallback={<Skeleton className="h-56" />}>
          <PriceChart backtestId={backtestId} symbol={trade.symbol} trades={[trade]} from={Math.floor(entry - around)} to={Math.ceil(exit + around)} still className="h-56" />
        </Suspense>
        <Block title="Fills">
          <Fact label="Entry">
            <Price value={trade.entryPrice} /> <Time at={trade.entryTime} style="full" zone className="text-muted-foreground" />
          </Fact>
          <Fact label="Decided at the close of">
            <Price value={trade.entryReference} />
          </Fact>
          <Fact label="Exit">
            <Price value={trade.exitPrice} /> <Time at={trade.exitTime} style="full" zone className="text-muted-foreground" />
          </Fact>
          <Fact label="Exit before slippage">
            <Price value={trade.exitReference} />
          </Fact>
          <Fact label="Quantity">
            <Quantity value={trade.quantity} />
          </Fact>
        </Block>
        <Block title="Result">
          <Fact label="Gross">
            <Signed value={trade.grossPnl} />
          </Fact>
          <Fact label="Fees">
            <Amount value={trade.fees} />
          </Fact>
          <Fact label="Funding">
            <Amount value={trade.funding} />
          </Fact>
          <Fact label="In R">
            <Ratio value={trade.rMultiple} />
          </Fact>
          <Fact label="Most for it (MFE)">{signed(trade.mfePct, 2)} %</Fact>
          <Fact label="Most against it (MAE)">{signed(trade.maePct, 2)} %</Fact>
        </Block>
        <section>
          <h3 className="mb-1.5 text-xs font-semibold">
            Signal state at entry <span className="font-normal text-muted-foreground">· score {signed(trade.score, 2)}</span>
          </h3>
          <div className="rounded-lg border">
            <VerdictGroups verdicts={trade.signalState} />
          </div>
        </section>
      </div>
    </>
  )
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold">{title}</h3>
      <dl className="rounded-lg border px-3 py-1.5">{children}</dl>
    </section>
  )
}
