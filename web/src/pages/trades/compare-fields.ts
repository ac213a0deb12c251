import type { TradeInDetail } from '@/api/contracts'
import { millis, number, percent, price, quantity, signed } from '@/format/numbers'
import { dateTimeSeconds, duration } from '@/format/time'
import { humanise, roleName, venueName } from '@/format/words'

export interface ComparedRow {
  label: string
  /** One a trade, as shown; nothing where it is not known. */
  values: (string | undefined)[]
  /** Not the same for all. */
  differs: boolean
}

export interface ComparedGroup {
  title: string
  rows: ComparedRow[]
}

type Read = (detail: TradeInDetail) => string | undefined

/** Trades side by side, field by field and component by component. Two values differ when they are shown differently. */
export function compareTrades(details: TradeInDetail[], zone: string): ComparedGroup[] {
  const row = (label: string, read: Read): ComparedRow => {
    const values = details.map(read)
    return { label, values, differs: new Set(values).size > 1 }
  }
  const at = (instant: string) => dateTimeSeconds(instant, zone)
  const unit = (detail: TradeInDetail, value: number) => `${signed(value)} ${detail.view.trade.circumstances?.currency ?? ''}`.trim()
  const latency = (micros: number | null | undefined) => (micros == null ? undefined : millis(micros / 1000))
  return [
    {
      title: 'What it was',
      rows: [
        row('Bot', ({ view }) => view.botName),
        row('Exchange', ({ view }) => venueName(view.venue)),
        row('Money', ({ view }) => (view.paper ? 'Paper' : view.testnet ? 'Testnet' : 'Live')),
        row('Symbol', ({ view }) => view.trade.symbol),
        row('Side', ({ view }) => humanise(view.trade.side)),
        row('Size', ({ view }) => quantity(view.trade.quantity)),
        row('Leverage', ({ view }) => `${number(view.trade.leverage, 0)}×`),
        row('Template', ({ view }) => `${view.templateName} v${view.trade.templateVersion}`),
        row('Bot version', ({ view }) => view.trade.botVersion),
      ],
    },
    {
      title: 'Result',
      rows: [
        row('Net PnL', (each) => unit(each, each.view.trade.netPnl)),
        row('Gross PnL', (each) => unit(each, each.view.trade.grossPnl)),
        row('Fees', ({ view }) => number(view.trade.fees, 2)),
        row('Funding', ({ view }) => signed(view.trade.funding)),
        row('Return on margin', ({ view }) => percent(view.trade.returnPct)),
        row('R multiple', ({ rMultiple }) => (rMultiple === null ? undefined : `${signed(rMultiple)} R`)),
        row('Exit by', ({ view }) => humanise(view.trade.exitReason)),
      ],
    },
    {
      title: 'Entry and exit',
      rows: [
        row('Opened', ({ view }) => at(view.trade.entryTime)),
        row('Closed', ({ view }) => at(view.trade.exitTime)),
        row('Held', ({ view }) => duration(view.holdSeconds)),
        row('Entry price', ({ view }) => price(view.trade.entryPrice)),
        row('Exit price', ({ view }) => price(view.trade.exitPrice)),
        row('Slippage, entry', ({ view }) => `${signed(view.trade.entrySlippageBps, 1)} bps`),
        row('Slippage, exit', ({ view }) => `${signed(view.trade.exitSlippageBps, 1)} bps`),
        row('Fill latency, entry', ({ view }) => latency(view.trade.circumstances?.entryLatencyMicros)),
        row('Fill latency, exit', ({ view }) => latency(view.trade.circumstances?.exitLatencyMicros)),
      ],
    },
    {
      title: 'Meanwhile',
      rows: [
        row('MFE', ({ view }) => percent(view.trade.mfe.pct)),
        row('MFE at', ({ view }) => at(view.trade.mfe.at)),
        row('MAE', ({ view }) => percent(view.trade.mae.pct)),
        row('MAE at', ({ view }) => at(view.trade.mae.at)),
        row('First stop', ({ view }) => (view.trade.circumstances?.initialStop == null ? undefined : price(view.trade.circumstances.initialStop))),
        row('Stop moved', ({ stopPath }) => `${Math.max(0, stopPath.length - 1)} ×`),
      ],
    },
    { title: 'Signal state at entry', rows: [row('Decision score', score), ...components(details).map(({ key, label }) => row(label, (each) => said(each, key)))] },
  ]
}

function score({ view }: TradeInDetail): string | undefined {
  const more = view.trade.circumstances
  return more?.score == null ? undefined : `${signed(more.score)}${more.threshold == null ? '' : ` of ${number(more.threshold, 2)}`}`
}

/** Every component that said something in any of them, in the order of their roles there. */
function components(details: TradeInDetail[]): { key: string; label: string }[] {
  const found = new Map<string, string>()
  for (const { view } of details) {
    for (const verdict of view.trade.signalState) {
      const key = `${verdict.role} ${verdict.component}`
      if (!found.has(key)) found.set(key, `${humanise(verdict.component)} · ${roleName(verdict.role).toLowerCase()}`)
    }
  }
  return [...found].map(([key, label]) => ({ key, label }))
}

function said({ view }: TradeInDetail, key: string): string | undefined {
  const verdict = view.trade.signalState.find((each) => `${each.role} ${each.component}` === key)
  if (!verdict) return undefined
  const outcome = verdict.role === 'signal' ? signed(verdict.score) : verdict.passed ? 'passed' : 'blocked'
  return verdict.value ? `${outcome} (${verdict.value})` : outcome
}
