import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { backtestQuery } from '@/api/backtests'
import { searchQuery, type SearchReport } from '@/api/searches'
import { Kpi, KpiStrip, ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Skeleton } from '@/components/ui/skeleton'
import { number } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { Doubts } from '../result/doubts'
import { Ratio, Share } from '../words'
import { CombinationsTable } from './combinations-table'
import { HeatMap } from './heat-map'
import { SaveVariant, type Variant } from './save-variant'
import { WalkForwardPanel } from './walk-forward-panel'
import { METHODS, objectiveInWords } from './words'

/** What a search found: how far to believe the winner first, then every combination. */
export function SearchPanel({ backtestId }: { backtestId: string }) {
  const { may } = useSession()
  const { data: backtest } = useQuery(backtestQuery(backtestId))
  const { data: report, error, refetch } = useQuery(searchQuery(backtestId))
  const [variant, setVariant] = useState<Variant>()
  const use = useCallback((rank: number) => report && setVariant({ rank, label: labelOf(report, rank) }), [report])
  if (!report || !backtest) return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <Skeleton className="h-96" />
  const onUse = may('templates.edit') ? use : undefined
  return (
    <div className="space-y-4">
      <Summary report={report} />
      <Doubts doubts={report.doubts} />
      {report.walkForward ? (
        <WalkForwardPanel report={report} walk={report.walkForward} onUse={onUse} />
      ) : (
        <>
          <HeatMap report={report} />
          <CombinationsTable report={report} onUse={onUse} />
        </>
      )}
      <SaveVariant backtest={backtest} variant={variant} onClose={() => setVariant(undefined)} />
    </div>
  )
}

function Summary({ report }: { report: SearchReport }) {
  const best = report.combinations[0]
  return (
    <div className="space-y-2">
      <KpiStrip label="Search" className={report.walkForward ? 'grid-cols-2' : 'grid-cols-2 sm:grid-cols-3 xl:grid-cols-6'}>
        <Kpi label="Combinations tried" note={report.invalid > 0 ? `${number(report.invalid, 0)} more do not go together` : METHODS[report.search.method]}>
          {number(report.tried, 0)}
        </Kpi>
        <Kpi label="Took" note={`${number(report.candles / 1e3 / Math.max(1, report.elapsedMillis), 1)} M combination-candles/s`}>
          {number(report.elapsedMillis / 1000, 1)} s
        </Kpi>
        {!report.walkForward && (
          <>
            <Kpi label={`Best ${objectiveInWords(report.search.objective)}`} note="in sample">
              <Ratio value={best?.objective ?? null} />
            </Kpi>
            <Kpi label="Its net return" note={best ? `${number(best.inSample.trades, 0)} trades in sample` : undefined}>
              <Share value={best?.inSample.netReturn} />
            </Kpi>
            <Kpi label="After" note={best?.outOfSample ? `${number(best.outOfSample.trades, 0)} trades out of sample` : 'nothing was kept back'}>
              <Share value={best?.outOfSample?.netReturn} />
            </Kpi>
            <Kpi label="Deflated Sharpe" note="below 0.95 it may be luck">
              <Ratio value={best?.deflatedSharpe ?? null} />
            </Kpi>
          </>
        )}
      </KpiStrip>
      <p className="text-xs text-muted-foreground">
        {report.split && (
          <>
            Searched on candles before <Time at={report.split} zone />; “after” is the rest, which the search has not seen.{' '}
          </>
        )}
        Seed {report.search.seed}: <code className="font-mono">plutarc optimize</code> finds the same. The other tabs show one run of the winner over the whole period.
      </p>
    </div>
  )
}

function labelOf(report: SearchReport, rank: number): string {
  const values = (report.walkForward ? report.walkForward.windows[rank - 1] : report.combinations[rank - 1])?.values ?? []
  return report.axes.map((axis, index) => `${axis.path} = ${values[index]}`).join(', ')
}
