import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fleetEquityQuery } from '@/api/fleet'
import { ProblemAlert } from '@/components/feedback'
import { Amount, Signed, SignedPercent, Time } from '@/components/figures'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { cn } from '@/lib/utils'
import { curve, lineOf, RANGES, type Range } from './equity-curve'
import { MONIES, type Money } from './figures'

const WIDTH = 600
const HEIGHT = 84

/** What the accounts were worth together, over a range that stands in the address. */
export function EquityCard({ range, money }: { range: Range; money: Money | undefined }) {
  const { data, error, refetch } = useQuery(fleetEquityQuery(range))
  const points = data && lineOf(data, money, MONIES)
  const line = points && curve(points, WIDTH, HEIGHT)
  const unit = points?.at(-1)?.currency
  return (
    <Card className="flex flex-col">
      <CardHeader>
        <CardTitle>Equity</CardTitle>
        {points?.[0] && points[0].money !== 'live' && <span className="text-xs text-muted-foreground">{points[0].money} money</span>}
        <div role="group" aria-label="Range" className="ml-auto flex gap-0.5">
          {RANGES.map((each) => (
            <Link
              key={each}
              to="/fleet"
              search={(before: object) => ({ ...before, range: each === '24h' ? undefined : each })}
              replace
              aria-current={each === range ? 'true' : undefined}
              className={cn('rounded-md px-2 py-1 text-xs max-sm:px-3 max-sm:py-2.5', each === range ? 'bg-accent font-medium' : 'text-muted-foreground hover:text-foreground')}
            >
              {each}
            </Link>
          ))}
        </div>
      </CardHeader>
      {error && !data ? (
        <ProblemAlert error={error} retry={() => void refetch()} className="m-4" />
      ) : !data ? (
        <Skeleton className="m-4 h-24" />
      ) : !line ? (
        <p className="flex flex-1 items-center px-4 py-8 text-sm text-muted-foreground">The curve begins with the second minute of a bot that tells its equity.</p>
      ) : (
        <div className="flex flex-1 flex-col justify-between gap-2 px-4 py-3">
          <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <Signed value={line.last - line.first} unit={unit} className="font-semibold" />
            {line.first > 0 && <SignedPercent value={(line.last / line.first - 1) * 100} className="text-xs" />}
            <span className="ml-auto text-xs text-muted-foreground">
              low <Amount value={line.low} /> · high <Amount value={line.high} unit={unit} />
            </span>
          </p>
          <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} preserveAspectRatio="none" role="img" aria-label={`Equity from ${line.first.toFixed(2)} to ${line.last.toFixed(2)} ${unit ?? ''}`} className="h-24 w-full">
            <path d={`${line.path}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} className="fill-primary/12" />
            <path d={line.path} vectorEffect="non-scaling-stroke" className="fill-none stroke-primary" strokeWidth={1.5} />
          </svg>
          <p className="flex justify-between text-[0.7rem] text-muted-foreground">
            <Time at={points[0]!.at} zone />
            <Time at={points.at(-1)!.at} zone />
          </p>
        </div>
      )}
    </Card>
  )
}
