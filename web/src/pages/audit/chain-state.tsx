import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { auditVerificationQuery, verifyAudit } from '@/api/audit'
import { ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { number } from '@/format/numbers'
import { humanise } from '@/format/words'
import { cn } from '@/lib/utils'

/** Whether every entry is as it was written, since when that is known, and a button to find out now. */
export function ChainState() {
  const client = useQueryClient()
  const { data } = useQuery(auditVerificationQuery)
  const verify = useMutation({ mutationFn: verifyAudit, onSuccess: (found) => client.setQueryData(auditVerificationQuery.queryKey, found) })
  const latest = data?.[0]
  const Icon = !latest ? ShieldQuestion : latest.broken ? ShieldAlert : ShieldCheck
  return (
    <section aria-label="Chain" className={cn('flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border bg-card px-4 py-2.5 text-sm', latest?.broken && 'border-negative/40 bg-negative/8')}>
      <Icon aria-hidden className={cn('size-5 shrink-0', !latest ? 'text-muted-foreground' : latest.broken ? 'text-negative' : 'text-positive')} />
      <div className="min-w-0 flex-1" role="status">
        {!latest && <p>Each entry is chained to the one before it. Not verified since the backend started.</p>}
        {latest && !latest.broken && (
          <p>
            Whole: all {number(latest.entries, 0)} entries are as they were written. <span className="text-muted-foreground">Verified <Time at={latest.at} style="full" zone /></span>
          </p>
        )}
        {latest?.broken && (
          <p>
            <strong className="text-negative">Broken at entry {latest.broken.seq}</strong> ({humanise(latest.broken.fault).toLowerCase()}): {latest.broken.explanation} <span className="text-muted-foreground">Found <Time at={latest.at} style="full" zone /></span>
          </p>
        )}
        {latest && <p className="truncate font-mono text-[0.7rem] text-muted-foreground" title="Hash of the last entry. Keep it elsewhere to hold the log against it later.">{latest.head}</p>}
        {verify.error && <ProblemAlert error={verify.error} className="mt-2" />}
      </div>
      <Button variant="outline" size="sm" disabled={verify.isPending} onClick={() => verify.mutate()}>
        {verify.isPending ? 'Verifying…' : 'Verify now'}
      </Button>
    </section>
  )
}
