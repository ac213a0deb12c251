import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, X } from 'lucide-react'
import { candleFetchesQuery, deleteCandles, type CandleFetch } from '@/api/candles'
import { Button } from '@/components/ui/button'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { venueName } from '@/format/words'

/** Histories that are being read, with how far they have come, and those that came to nothing. */
export function FetchList({ fetches, mayStop }: { fetches: CandleFetch[]; mayStop: boolean }) {
  return (
    <ul aria-label="Being read" className="mb-4 space-y-2">
      {fetches.map((each) => (
        <FetchRow key={each.candleSetId} fetch={each} mayStop={mayStop} />
      ))}
    </ul>
  )
}

function FetchRow({ fetch, mayStop }: { fetch: CandleFetch; mayStop: boolean }) {
  const queryClient = useQueryClient()
  const stop = useMutation({
    mutationFn: () => deleteCandles(fetch.candleSetId),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: candleFetchesQuery.queryKey }),
  })
  const what = `${fetch.name}: ${fetch.symbol} ${fetch.interval} from ${venueName(fetch.venue)}`
  const done = fetch.total === 0 ? 0 : Math.floor((100 * fetch.done) / fetch.total)
  return (
    <li className="flex items-center gap-3 rounded-lg border bg-card px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">{what}</span>
          {fetch.failure === null && (
            <span className="text-xs text-muted-foreground tabular-nums">
              {number(fetch.done, 0)} of {number(fetch.total, 0)} candles{fetch.etaMillis !== null && `, about ${duration(fetch.etaMillis / 1000)} left`}
            </span>
          )}
        </p>
        {fetch.failure === null ? (
          <div role="progressbar" aria-label={what} aria-valuenow={done} aria-valuemin={0} aria-valuemax={100} className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-muted">
            <div className="h-full rounded-full bg-primary transition-[width]" style={{ width: `${done}%` }} />
          </div>
        ) : (
          <p className="mt-0.5 flex items-center gap-1.5 text-negative">
            <CircleAlert aria-hidden className="size-4 shrink-0" /> {fetch.failure}
          </p>
        )}
      </div>
      {mayStop && (
        <Button size="sm" variant="outline" disabled={stop.isPending} onClick={() => stop.mutate()}>
          <X /> {fetch.failure === null ? 'Stop' : 'Dismiss'}
        </Button>
      )}
    </li>
  )
}
