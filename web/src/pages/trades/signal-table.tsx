import { useQuery } from '@tanstack/react-query'
import type { Trade, Verdict } from '@/api/contracts'
import { templateQuery } from '@/api/queries'
import { None } from '@/components/figures'
import { number, signed } from '@/format/numbers'
import { ROLE_ORDER, roleName } from '@/format/words'
import { ScrollX } from '@/components/ui/scroll-x'
import { useSession } from '@/lib/session'
import { cn } from '@/lib/utils'
import { parseDefinition } from '../templates/definition'

/** What every component said when the trade was entered: its figure, its score and the weight that the template's version gave it. */
export function SignalTable({ trade }: { trade: Trade }) {
  const { may } = useSession()
  const byHand = trade.templateVersion < 1
  const { data: template } = useQuery({ ...templateQuery(trade.templateId, trade.templateVersion), enabled: may('templates.view') && !byHand, retry: false })
  const weights = template && weightsOf(template.definition)
  if (trade.signalState.length === 0) return <p className="text-sm text-muted-foreground">None was recorded: the position was not entered by the template.</p>
  const rank = (verdict: Verdict) => ROLE_ORDER.indexOf(verdict.role as (typeof ROLE_ORDER)[number])
  const verdicts = [...trade.signalState].sort((a, b) => rank(a) - rank(b))
  return (
    <ScrollX className="rounded-lg border">
      <table aria-label="Signal state at entry" className="w-full text-[0.78rem]">
        <thead className="border-b text-left text-[0.7rem] text-muted-foreground [&_th]:px-2.5 [&_th]:py-1.5 [&_th]:font-medium">
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Role</th>
            <th scope="col" className="text-right">Value</th>
            <th scope="col" className="text-right">Score</th>
            <th scope="col" className="text-right">Weight</th>
          </tr>
        </thead>
        <tbody className="[&_td]:px-2.5 [&_td]:py-1 [&_td]:align-top [&_th]:px-2.5 [&_th]:py-1">
          {verdicts.map((verdict, index) => (
            <tr key={`${verdict.component} ${index}`} className="border-b last:border-b-0">
              <th scope="row" className="text-left font-normal">
                <span className="font-medium">{verdict.label || verdict.component}</span>
                <span className="block text-xs text-muted-foreground">{verdict.passed ? '' : verdict.role === 'signal' ? 'neutral · ' : 'blocks · '}{verdict.reason}</span>
              </th>
              <td className="text-muted-foreground">{roleName(verdict.role)}</td>
              <td className="text-right tabular-nums">{verdict.value || <None />}</td>
              <td className={cn('text-right tabular-nums', verdict.score > 0 ? 'text-positive' : verdict.score < 0 ? 'text-negative' : 'text-muted-foreground')}>{verdict.role === 'signal' ? signed(verdict.score) : <None />}</td>
              <td className="text-right tabular-nums">{weightOf(verdict, weights)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  )
}

/** Of the version that decided; without it, what a signal that spoke has told by its score. */
function weightOf(verdict: Verdict, weights: Map<string, number> | undefined) {
  if (verdict.role !== 'signal') return <None />
  const weight = weights?.get(verdict.component) ?? (verdict.score === 0 ? undefined : Math.abs(verdict.score))
  return weight === undefined ? <None label="not known" /> : number(weight, 2)
}

/** By component; of one that is used twice with different weights none is told. */
function weightsOf(definition: string): Map<string, number> {
  const weights = new Map<string, number>()
  const twice = new Set<string>()
  for (const use of parseDefinition(definition).definition?.components ?? []) {
    if (use.role !== 'signal') continue
    const weight = use.weight ?? 1
    if (weights.has(use.component) && weights.get(use.component) !== weight) twice.add(use.component)
    weights.set(use.component, weight)
  }
  twice.forEach((component) => weights.delete(component))
  return weights
}
