import type { Performance } from '@/api/contracts'
import { Fact } from '@/components/feedback'
import { None } from '@/components/figures'
import { millis, number, signed } from '@/format/numbers'

type ExecutionFigures = Performance['execution']

/** How well the orders behind the trades were carried out: slippage, latency, and who made the market. */
export function Execution({ execution }: { execution: ExecutionFigures }) {
  return (
    <div className="grid gap-4 p-4 md:grid-cols-2 xl:grid-cols-3">
      <Slippage title="Slippage of entries" figures={execution.entry} />
      <Slippage title="Slippage of exits" figures={execution.exit} />
      <div className="space-y-4 md:col-span-2 xl:col-span-1">
        <div>
          <h3 className="text-xs font-semibold">Fill latency</h3>
          <p className="mb-1 text-xs text-muted-foreground">From sending an order to the first that the venue says of it.</p>
          <table aria-label="Fill latency" className="w-full text-[0.82rem] [&_td]:py-0.5 [&_td]:text-right [&_td]:tabular-nums [&_th]:text-left [&_th]:font-normal">
            <thead className="text-[0.72rem] text-muted-foreground">
              <tr>
                <th scope="col">Percentile</th>
                <th scope="col" className="text-right!">Entries ({number(execution.entryLatency.orders, 0)})</th>
                <th scope="col" className="text-right!">Exits ({number(execution.exitLatency.orders, 0)})</th>
              </tr>
            </thead>
            <tbody>
              {(['p50', 'p90', 'p99', 'most'] as const).map((name) => (
                <tr key={name}>
                  <th scope="row" className="text-muted-foreground">{name === 'most' ? 'Slowest' : name}</th>
                  <td>{latency(execution.entryLatency[name])}</td>
                  <td>{latency(execution.exitLatency[name])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <MakerShare share={execution.makerShare} />
      </div>
    </div>
  )
}

function latency(value: number | null) {
  return value === null ? <None label="not known" /> : millis(value)
}

function Slippage({ title, figures }: { title: string; figures: ExecutionFigures['entry'] }) {
  const most = Math.max(...figures.bins, 1)
  const bps = (value: number | null) => (value === null ? <None /> : `${signed(value, 2)} bps`)
  const range = (index: number) => `${signed(figures.from + index * figures.width, 2)} to ${signed(figures.from + (index + 1) * figures.width, 2)} bps`
  return (
    <div>
      <h3 className="text-xs font-semibold">{title}</h3>
      <p className="mb-2 text-xs text-muted-foreground">Fill against the price it was decided at; to the right is to the worse.</p>
      <div role="img" aria-label={`${title}: distribution over ${figures.trades} trades, ${signed(figures.from, 1)} to ${signed(-figures.from, 1)} basis points`} className="relative flex h-28 items-end gap-px border-b">
        {figures.bins.map((count, index) => (
          <span
            key={index}
            title={`${range(index)}: ${count}`}
            className="flex-1 rounded-t-xs"
            style={{ height: `${(count / most) * 100}%`, minHeight: count > 0 ? 2 : 0, backgroundColor: `var(--chart-${figures.from + (index + 0.5) * figures.width > 0 ? 'down' : 'up'})` }}
          />
        ))}
        <span aria-hidden className="absolute inset-y-0 left-1/2 w-px bg-input" />
      </div>
      <div aria-hidden className="flex justify-between text-[0.68rem] text-muted-foreground tabular-nums">
        <span>≤ {signed(figures.from, 1)}</span>
        <span>0</span>
        <span>≥ {signed(-figures.from, 1)} bps</span>
      </div>
      <dl className="mt-1">
        <Fact label="Mean">{bps(figures.mean)}</Fact>
        <Fact label="Median">{bps(figures.median)}</Fact>
        <Fact label="95 of 100 are better than">{bps(figures.p95)}</Fact>
      </dl>
    </div>
  )
}

function MakerShare({ share }: { share: number | null }) {
  return (
    <div>
      <h3 className="text-xs font-semibold">Maker and taker</h3>
      {share === null ? (
        <p className="text-xs text-muted-foreground">Not known of these trades.</p>
      ) : (
        <>
          <div aria-hidden className="mt-2 flex h-2 overflow-hidden rounded-full bg-muted">
            <span className="bg-info" style={{ width: `${share * 100}%` }} />
          </div>
          <p className="mt-1 flex justify-between text-xs tabular-nums">
            <span>Maker {number(share * 100, 1)} %</span>
            <span>Taker {number((1 - share) * 100, 1)} %</span>
          </p>
        </>
      )}
    </div>
  )
}
