import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ApiError } from '@/api/client'
import { instantBacktest, type InstantBacktest } from '@/api/backtests'
import { candleSetsQuery } from '@/api/candles'
import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/label'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { number } from '@/format/numbers'
import { cn } from '@/lib/utils'
import { parseDefinition } from '../../templates/definition'
import { chosenOrFirst, handOver, lastCandles, rememberCandles, STANDARD, withCandles } from '../conditions'
import { changes } from './changes'
import { Sparkline } from './sparkline'

const PAUSE_MS = 400

/**
 * What the definition beside it would have made, over the candles chosen last, and how that differs from the definition before. Asked for a moment after the last change
 * of a valid definition.
 */
export function InstantPanel({ text, valid }: { text: string; valid: boolean }) {
  const navigate = useNavigate()
  const { data: sets } = useQuery(candleSetsQuery)
  const [wanted, setWanted] = useState(lastCandles)
  const chosen = chosenOrFirst(sets, wanted)
  const [settled, setSettled] = useState<string>()
  const [runs, setRuns] = useState<{ text: string; set: string; result: InstantBacktest }[]>([])

  useEffect(() => {
    if (!valid) return
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, valid])

  const { data, error, isFetching } = useQuery({
    queryKey: ['instant-backtest', chosen?.candleSetId, settled],
    queryFn: async () => ({ text: settled!, set: chosen!.candleSetId, result: await instantBacktest(parseDefinition(settled!).definition!, withCandles(STANDARD, chosen!)) }),
    enabled: settled !== undefined && chosen !== undefined,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  })

  useEffect(() => {
    if (data) setRuns((before) => (before[0]?.text === data.text && before[0].set === data.set ? before : [data, ...before].slice(0, 2)))
  }, [data])

  const [current, previous] = runs
  const comparable = previous && current && previous.set === current.set ? previous.result : undefined
  const stale = !valid || settled !== text || isFetching
  if (sets && !chosen) return null
  return (
    <section aria-label="Instant backtest" className="space-y-3 rounded-md border p-3">
      <div className="flex items-center gap-2">
        <h3 className="text-sm font-semibold">Instant backtest</h3>
        <span role="status" className="ml-auto text-xs text-muted-foreground">
          {stale && valid ? 'running…' : current ? `${number(current.result.headline.elapsedMillis, 0)} ms` : ''}
        </span>
      </div>
      {sets && sets.length > 1 && (
        <Label className="block space-y-1 text-xs font-normal text-muted-foreground">
          <span className="sr-only">Candles</span>
          <Select
            value={chosen!.candleSetId}
            onValueChange={(id) => {
              setWanted(id)
              rememberCandles(id)
            }}
          >
            <SelectTrigger size="sm" aria-label="Candles" className="w-full">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {sets.map((each) => (
                <SelectItem key={each.candleSetId} value={each.candleSetId}>
                  {each.name} · {each.span.interval}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </Label>
      )}
      {error ? (
        <p className="text-sm text-negative">{error instanceof ApiError ? [error.message, ...(error.problem.problems ?? []).map((each) => each.allowed)].join(' ') : 'It did not answer.'}</p>
      ) : current ? (
        <div className={cn('space-y-3 transition-opacity', stale && 'opacity-55')}>
          <Sparkline equity={current.result.line.equity} />
          <table className="w-full text-[0.8rem] [&_td]:py-0.5 [&_td]:text-right [&_td]:tabular-nums">
            <thead className="sr-only">
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">Now</th>
                <th scope="col">Against the definition before</th>
              </tr>
            </thead>
            <tbody>
              {changes(current.result.headline, comparable?.headline).map(({ label, value, change, better }) => (
                <tr key={label}>
                  <th scope="row" className="text-left font-normal text-muted-foreground">
                    {label}
                  </th>
                  <td className="font-medium">{value}</td>
                  <td className={cn('w-20 text-xs', better === undefined ? 'text-muted-foreground' : better ? 'text-positive' : 'text-negative')}>{change}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {current.result.doubts.length > 0 && (
            <ul aria-label="What to doubt" className="space-y-1 text-xs text-muted-foreground">
              {current.result.doubts.slice(0, 3).map((each) => (
                <li key={each.code + each.figure} title={`${each.doubt} ${each.advice}`}>
                  <span className="text-warning">•</span> {each.figure}
                </li>
              ))}
            </ul>
          )}
          {current.result.notes.map((note) => (
            <p key={note} className="text-xs text-muted-foreground">
              {note}.
            </p>
          ))}
          <Button
            type="button"
            variant="outline"
            size="sm"
            className="w-full"
            disabled={!valid}
            onClick={() => {
              handOver(text)
              void navigate({ to: '/backtests/new', search: { draft: '1' } })
            }}
          >
            <FlaskConical /> Backtest this draft…
          </Button>
        </div>
      ) : (
        <p className="text-xs text-muted-foreground">{valid ? 'Running it over past candles…' : 'It runs as soon as the template is valid.'}</p>
      )}
      <p className="text-[0.7rem] text-muted-foreground">{chosen && `${chosen.name}: ${number(STANDARD.cash, 0)} in cash, ${STANDARD.leverage}×, fee 0.055 %, slippage 2 bps.`}</p>
    </section>
  )
}
