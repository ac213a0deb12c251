import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monteCarloQuery, type Draw } from '@/api/searches'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { NumberInput } from '@/components/forms/number-input'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { number } from '@/format/numbers'
import { Part } from '../words'
import { Bands } from './bands'

const WAYS: Record<string, { title: string; meaning: string }> = {
  reshuffle: { title: 'In another order', meaning: 'The same trades shuffled: the end is the same, the way there is not. Look at the drawdown.' },
  bootstrap: { title: 'Drawn again', meaning: 'As many trades drawn with replacement: another sample of the same edge.' },
}

/** What the trades of a run could have made: seeded, so that the same seed always shows the same. */
export function MonteCarloPanel({ backtestId }: { backtestId: string }) {
  const [asked, setAsked] = useState({ runs: 1000, ruin: 50, seed: 1 })
  const [typed, setTyped] = useState(asked)
  const { data, error, refetch } = useQuery(monteCarloQuery(backtestId, asked.runs, asked.ruin / 100, asked.seed))
  return (
    <div className="space-y-4">
      <Card>
        <CardContent>
          <form
            className="flex flex-wrap items-end gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              setAsked(typed)
            }}
          >
            <Field label="Runs" className="w-28">
              {(control) => <NumberInput {...control} required min={1} max={10_000} step={1} value={typed.runs} onNumber={(runs) => runs !== undefined && setTyped({ ...typed, runs })} />}
            </Field>
            <Field label="Ruin at, % of start" className="w-36">
              {(control) => <NumberInput {...control} required min={0} max={99} step="any" value={typed.ruin} onNumber={(ruin) => ruin !== undefined && setTyped({ ...typed, ruin })} />}
            </Field>
            <Field label="Seed" className="w-28">
              {(control) => <NumberInput {...control} required step={1} value={typed.seed} onNumber={(seed) => seed !== undefined && setTyped({ ...typed, seed })} />}
            </Field>
            <Button type="submit" variant="outline">
              Draw
            </Button>
          </form>
        </CardContent>
      </Card>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error && <Skeleton className="h-80" />}
      {data && data.draws.length === 0 && <p className="py-12 text-center text-sm text-muted-foreground">There are no trades to draw from.</p>}
      {data && data.draws.length > 0 && (
        <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
          {data.draws.map((draw) => (
            <DrawCard key={draw.method} draw={draw} />
          ))}
        </div>
      )}
      {data && (
        <p className="text-xs text-muted-foreground">
          {number(data.runs, 0)} runs over {number(data.trades, 0)} trades from {number(data.start, 2)}. Each trade counts as independent and its size as given: losing streaks that belong together are worse than they look
          here.
        </p>
      )}
    </div>
  )
}

function DrawCard({ draw }: { draw: Draw }) {
  const way = WAYS[draw.method] ?? { title: draw.method, meaning: '' }
  return (
    <Card>
      <CardHeader>
        <CardTitle>{way.title}</CardTitle>
      </CardHeader>
      <CardContent className="space-y-3">
        <p className="text-sm text-muted-foreground">{way.meaning}</p>
        <Bands
          label={`${way.title}: equity along the trades, 5 to 95 percent of the runs, ends at ${number(draw.finalEquity.median, 2)} in the middle`}
          middle={draw.way.map((each) => each.median)}
          low={draw.way.map((each) => each.low)}
          high={draw.way.map((each) => each.high)}
        />
        <Table aria-label={way.title}>
          <TableHeader>
            <TableRow>
              <TableHead>
                <span className="sr-only">Figure</span>
              </TableHead>
              <TableHead className="text-right">5 %</TableHead>
              <TableHead className="text-right">Middle</TableHead>
              <TableHead className="text-right">95 %</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            <TableRow>
              <TableCell>Final equity</TableCell>
              {[draw.finalEquity.low, draw.finalEquity.median, draw.finalEquity.high].map((value, index) => (
                <TableCell key={index} className="text-right tabular-nums">
                  {number(value, 2)}
                </TableCell>
              ))}
            </TableRow>
            <TableRow>
              <TableCell>Largest drawdown</TableCell>
              {[draw.maxDrawdown.low, draw.maxDrawdown.median, draw.maxDrawdown.high].map((value, index) => (
                <TableCell key={index} className="text-right">
                  <Part value={value} />
                </TableCell>
              ))}
            </TableRow>
            <TableRow>
              <TableCell>Risk of ruin</TableCell>
              <TableCell colSpan={3} className="text-right">
                <Part value={draw.riskOfRuin} />
              </TableCell>
            </TableRow>
          </TableBody>
        </Table>
      </CardContent>
    </Card>
  )
}
