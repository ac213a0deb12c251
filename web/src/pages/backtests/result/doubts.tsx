import { TriangleAlert } from 'lucide-react'
import type { BacktestReport } from '@/api/backtests'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'

/** What to doubt in a result, each with its figure and what to try. */
export function Doubts({ doubts }: { doubts: BacktestReport['doubts'] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>What to doubt</CardTitle>
      </CardHeader>
      {doubts.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-muted-foreground">Nothing that is looked for was found. That is rare, and no promise.</p>
      ) : (
        <ul className="divide-y">
          {doubts.map((each) => (
            <li key={each.code + each.figure} className="flex gap-3 px-4 py-3">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
              <div className="min-w-0 text-sm">
                <p className="font-medium">{each.figure}</p>
                <p>{each.doubt}</p>
                <p className="text-muted-foreground">{each.advice}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
