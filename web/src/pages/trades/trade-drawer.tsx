import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { History } from 'lucide-react'
import { tradeDetailQuery } from '@/api/analytics'
import type { TradeInDetail } from '@/api/contracts'
import { botsQuery } from '@/api/queries'
import { SideTag, VenueBadge } from '@/components/chips'
import { CopyText } from '@/components/copy-button'
import { Fact, ProblemAlert } from '@/components/feedback'
import { Amount, None, Price, Quantity, Signed, SignedPercent, Time } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { millis, number, signed } from '@/format/numbers'
import { duration } from '@/format/time'
import { humanise, venueName } from '@/format/words'
import { SignalTable } from './signal-table'
import { Multiple } from './trade-columns'

const TradeChart = lazy(() => import('./trade-chart').then((module) => ({ default: module.TradeChart })))

/** One trade in full: what it made and paid, how it went meanwhile, and what every component said when it was entered. */
export function TradeDrawer({ tradeId, onClose }: { tradeId: string | undefined; onClose: () => void }) {
  return (
    <Sheet open={tradeId !== undefined} onOpenChange={(open) => !open && onClose()}>
      {tradeId && (
        <SheetContent>
          <Contents tradeId={tradeId} />
        </SheetContent>
      )}
    </Sheet>
  )
}

function Contents({ tradeId }: { tradeId: string }) {
  const { data: detail, error } = useQuery(tradeDetailQuery(tradeId))
  if (!detail) {
    return (
      <div className="space-y-3 p-5">
        <SheetTitle className="sr-only">Trade</SheetTitle>
        <SheetDescription className="sr-only">Loading</SheetDescription>
        {error ? <ProblemAlert error={error} className="mt-8" /> : <Skeleton className="h-96" />}
      </div>
    )
  }
  return <Detail detail={detail} />
}

function Detail({ detail }: { detail: TradeInDetail }) {
  const { view } = detail
  const { trade } = view
  const more = trade.circumstances
  const { data: bots } = useQuery(botsQuery)
  const currency = more?.currency ?? bots?.find((bot) => bot.botId === view.botId)?.currency ?? 'USDT'
  return (
    <>
      <header className="border-b p-5 pr-12">
        <SheetTitle className="flex flex-wrap items-center gap-2 text-base font-semibold">
          <SideTag side={trade.side} /> {trade.symbol} <span className="text-sm font-normal text-muted-foreground">{number(trade.leverage, 0)}×</span>
          <VenueBadge paper={view.paper} testnet={view.testnet} />
        </SheetTitle>
        <SheetDescription className="mt-1 text-xs text-muted-foreground">
          <Link to="/bots/$botId/$tab" params={{ botId: view.botId, tab: 'overview' }} className="hover:text-foreground hover:underline">
            {view.botName}
          </Link>{' '}
          · {view.templateName} v{trade.templateVersion} · {venueName(view.venue)} · closed <Time at={trade.exitTime} zone />
        </SheetDescription>
        <p className="mt-3 text-2xl font-semibold">
          <Signed value={trade.netPnl} unit={currency} /> <SignedPercent value={trade.returnPct} className="ml-1 text-sm" />
          <span className="text-xs font-normal text-muted-foreground"> of margin</span>
        </p>
      </header>
      <div className="space-y-5 p-5">
        <Suspense fallback={<Skeleton className="h-56" />}>
          <TradeChart detail={detail} />
        </Suspense>
        <Section title="Result">
          <Fact label="Gross PnL">
            <Signed value={trade.grossPnl} unit={currency} />
          </Fact>
          <Fact label="Fees paid">
            <Amount value={trade.fees} unit={currency} />
          </Fact>
          <Fact label={trade.funding < 0 ? 'Funding received' : 'Funding paid'}>
            <Amount value={Math.abs(trade.funding)} unit={currency} />
          </Fact>
          <Fact label="Net PnL">
            <Signed value={trade.netPnl} unit={currency} className="font-semibold" />
          </Fact>
          <Fact label="In multiples of the first risk">
            <Multiple value={detail.rMultiple} />
          </Fact>
          <Fact label="Held">{duration(view.holdSeconds)}</Fact>
          <Fact label="Closed by">{humanise(trade.exitReason)}</Fact>
        </Section>
        <Block title="Fills">
          <table className="w-full text-[0.82rem]">
            <thead className="text-[0.72rem] text-muted-foreground">
              <tr>
                <th scope="col" className="py-1 text-left font-medium">
                  <span className="sr-only">Fill</span>
                </th>
                <th scope="col" className="text-right font-medium">Entry</th>
                <th scope="col" className="text-right font-medium">Exit</th>
              </tr>
            </thead>
            <tbody className="[&_td]:py-0.5 [&_td]:text-right [&_td]:tabular-nums [&_th]:text-left [&_th]:font-normal [&_th]:text-muted-foreground">
              <Pair label="Time" a={<Time at={trade.entryTime} style="full" zone />} b={<Time at={trade.exitTime} style="full" zone />} />
              <Pair label="Average fill" a={<Price value={trade.entryPrice} />} b={<Price value={trade.exitPrice} />} />
              <Pair label="Reference" a={<Price value={trade.entryReference} />} b={<Price value={trade.exitReference} />} />
              <Pair label="Slippage" a={`${signed(trade.entrySlippageBps, 1)} bps`} b={`${signed(trade.exitSlippageBps, 1)} bps`} />
              <Pair label="Fill latency" a={<Latency micros={more?.entryLatencyMicros} />} b={<Latency micros={more?.exitLatencyMicros} />} />
              <Pair label="Order" a={<CopyText text={trade.entryOrderId} label="entry order id" className="max-w-28 sm:max-w-44" />} b={<CopyText text={trade.exitOrderId} label="exit order id" className="max-w-28 sm:max-w-44" />} />
              <Pair label="Order type" a={orderType(detail, trade.entryOrderId)} b={orderType(detail, trade.exitOrderId)} />
              <Pair label="Quantity" a={<Quantity value={trade.quantity} />} b={<Quantity value={trade.quantity} />} />
            </tbody>
          </table>
        </Block>
        <Section title="Meanwhile">
          <Fact label="Most for it (MFE)">
            <SignedPercent value={trade.mfe.pct} /> at <Price value={trade.mfe.price} /> <Time at={trade.mfe.at} style="short" className="text-muted-foreground" />
          </Fact>
          <Fact label="Most against it (MAE)">
            <SignedPercent value={trade.mae.pct} /> at <Price value={trade.mae.price} /> <Time at={trade.mae.at} style="short" className="text-muted-foreground" />
          </Fact>
        </Section>
        <Section title="Risk">
          <Fact label="First stop">{more?.initialStop == null ? <None label="no stop at entry" /> : <Price value={more.initialStop} />}</Fact>
          <Fact label="At risk at the first stop">{more?.initialRisk == null ? <None label="not known" /> : <Amount value={more.initialRisk} unit={currency} />}</Fact>
          <Fact label="Stop moved">{detail.stopPath.length > 1 ? `${detail.stopPath.length - 1} ×, last by ${humanise(detail.stopPath.at(-1)!.rule).toLowerCase()}` : 'never'}</Fact>
          <Fact label="Account equity at the decision">{more?.equity == null ? <None label="not known" /> : <Amount value={more.equity} unit={currency} />}</Fact>
          <Fact label="Filled as maker">{more ? `${number(more.makerShare * 100, 0)} %` : <None label="not known" />}</Fact>
        </Section>
        <section>
          <div className="mb-1.5 flex items-baseline justify-between gap-3">
            <h3 className="text-xs font-semibold">Signal state at entry</h3>
            {more?.score != null && more.threshold != null && (
              <span className="text-xs text-muted-foreground tabular-nums">
                Score <span className="font-medium text-foreground">{signed(more.score)}</span> of {number(more.threshold, 2)} needed
              </span>
            )}
          </div>
          <SignalTable trade={trade} />
        </section>
        <Section title="Record">
          <Fact label="Trade">
            <CopyText text={trade.tradeId} label="trade id" />
          </Fact>
          <Fact label="Template">
            {view.templateName} v{trade.templateVersion}
          </Fact>
          <Fact label="Contract">{[detail.contractType, detail.marginMode && `${detail.marginMode} margin`].filter(Boolean).join(', ') || <None label="not known" />}</Fact>
          {detail.deploymentId && (
            <Fact label="Deployment">
              <CopyText text={detail.deploymentId} label="deployment id" />
            </Fact>
          )}
          <Fact label="Bot version">v{trade.botVersion}</Fact>
        </Section>
        <nav aria-label="Events behind the trade" className="flex flex-wrap gap-2">
          <EventLink botId={view.botId} step={detail.openedStep}>The event that opened it</EventLink>
          <EventLink botId={view.botId} step={detail.closedStep}>The event that closed it</EventLink>
        </nav>
      </div>
    </>
  )
}

/** The bot as it was right after the event. */
function EventLink({ botId, step, children }: { botId: string; step: string | null; children: string }) {
  if (!step) return null
  return (
    <Button variant="outline" size="sm" asChild>
      <Link to="/bots/$botId/$tab" params={{ botId, tab: 'time-travel' }} search={{ step }}>
        <History /> {children}
      </Link>
    </Button>
  )
}

function Latency({ micros }: { micros: number | null | undefined }) {
  return micros == null ? <None label="not known" /> : <>{millis(micros / 1000)}</>
}

function orderType(detail: TradeInDetail, id: string): ReactNode {
  const order = detail.orders.find((each) => each.clientOrderId === id)
  return order ? humanise(order.type) : <None label="not known" />
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold">{title}</h3>
      <div className="rounded-lg border px-3 py-1.5">{children}</div>
    </section>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold">{title}</h3>
      <dl className="rounded-lg border px-3 py-1.5">{children}</dl>
    </section>
  )
}

function Pair({ label, a, b }: { label: string; a: ReactNode; b: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{a}</td>
      <td>{b}</td>
    </tr>
  )
}
