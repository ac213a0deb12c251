import { useQuery } from '@tanstack/react-query'
import { soFarQuery } from '@/api/searches'
import { number } from '@/format/numbers'
import { Ratio, Share } from '../words'

/** The best that a running search has come upon. */
export function SoFar({ backtestId }: { backtestId: string }) {
  const { data } = useQuery(soFarQuery(backtestId))
  if (!data) return null
  return (
    <p role="status" className="mx-auto max-w-xl text-sm text-muted-foreground">
      {number(data.tried, 0)} combinations tried.{' '}
      {data.best && (
        <>
          Best so far <Ratio value={data.objective} /> with {data.paths.map((path, index) => `${path} ${data.values[index]}`).join(', ')}: <Share value={data.best.netReturn} /> in{' '}
          {number(data.best.trades, 0)} trades.
        </>
      )}
    </p>
  )
}
