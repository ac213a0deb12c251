import { useState } from 'react'
import type { SearchReport } from '@/api/searches'
import { Field } from '@/components/forms/field'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { number } from '@/format/numbers'
import { heat, warmth, type Measure } from './heat'
import { objectiveInWords, objectiveName } from './words'

/** How the objective lies over two parameters: a table whose cells are coloured, so that whoever reads it aloud has the same figures. */
export function HeatMap({ report }: { report: SearchReport }) {
  const [across, setAcross] = useState(0)
  const [down, setDown] = useState(Math.min(1, report.axes.length - 1))
  const [measure, setMeasure] = useState<Measure>('objective')
  const map = heat(report, across, down, measure)
  const percent = measure === 'outOfSample'
  const show = (value: number) => (percent ? `${number(value * 100, 1)} %` : number(value, 2))
  const what = percent ? 'net return out of sample' : objectiveInWords(report.search.objective)
  const paths = Object.fromEntries(report.axes.map((axis, index) => [String(index), axis.path]))
  return (
    <Card>
      <CardHeader>
        <CardTitle>Heat map</CardTitle>
      </CardHeader>
      <CardContent className="space-y-3">
        <div className="flex flex-wrap gap-3">
          <Pick label="Across" value={String(across)} options={paths} onChange={(index) => setAcross(Number(index))} />
          {report.axes.length > 1 && <Pick label="Down" value={String(down)} options={paths} onChange={(index) => setDown(Number(index))} />}
          {report.split && (
            <Pick label="Shown" value={measure} options={{ objective: objectiveName(report.search.objective), outOfSample: 'Net return out of sample' }} onChange={(each) => setMeasure(each as Measure)} />
          )}
        </div>
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Heat map">
          <table className="border-separate border-spacing-px text-xs tabular-nums">
            <caption className="sr-only">{`Best ${what} for each pair of values`}</caption>
            <thead>
              <tr>
                <td />
                {map.columns.map((value) => (
                  <th key={value} scope="col" className="px-1 pb-1 text-right font-normal text-muted-foreground">
                    {value}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {map.rows.map((row, r) => (
                <tr key={row}>
                  <th scope="row" className="pr-2 text-right font-normal whitespace-nowrap text-muted-foreground">
                    {row || report.axes[across]?.path}
                  </th>
                  {map.columns.map((column, c) => {
                    const value = map.cells[r]![c]
                    return (
                      <td
                        key={column}
                        className="h-8 min-w-14 rounded-sm bg-muted/40 px-1.5 text-right"
                        style={value === undefined ? undefined : { background: `color-mix(in oklab, var(--primary) ${Math.round(warmth(value, map) * 42)}%, var(--card))` }}
                      >
                        {value === undefined ? <span className="text-muted-foreground">–</span> : show(value)}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="text-xs text-muted-foreground">
          {report.axes[across]?.path} across{across !== down && report.axes[down] && `, ${report.axes[down].path} down`}. Each cell: the best {what}
          {report.axes.length > 2 && ' over all values of the other parameters'}. A plateau is to be trusted more than a peak.
        </p>
      </CardContent>
    </Card>
  )
}

function Pick({ label, value, options, onChange }: { label: string; value: string; options: Record<string, string>; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <Select value={value} onValueChange={onChange}>
          <SelectTrigger {...control} size="sm" className="min-w-44">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {Object.entries(options).map(([id, name]) => (
              <SelectItem key={id} value={id}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
