import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { auditEntryQuery } from '@/api/audit'
import type { AuditEntry, AuditEntryView } from '@/api/contracts'
import { CopyText } from '@/components/copy-button'
import { Fact, ProblemAlert } from '@/components/feedback'
import { None, Time } from '@/components/figures'
import { ScrollX } from '@/components/ui/scroll-x'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { ActorTag, ResultChip } from './audit-chips'
import { actionName, stepOf, typeName } from './filter'

/** One entry in full: what changed, what it caused, and its place in the chain. */
export function EntryDrawer({ seq, onClose }: { seq: string | undefined; onClose: () => void }) {
  return (
    <Sheet open={seq !== undefined} onOpenChange={(open) => !open && onClose()}>
      {seq && (
        <SheetContent>
          <Contents seq={seq} />
        </SheetContent>
      )}
    </Sheet>
  )
}

function Contents({ seq }: { seq: string }) {
  const { data: view, error } = useQuery(auditEntryQuery(seq))
  if (!view) {
    return (
      <div className="space-y-3 p-5">
        <SheetTitle className="sr-only">Entry {seq}</SheetTitle>
        <SheetDescription className="sr-only">Loading</SheetDescription>
        {error ? <ProblemAlert error={error} className="mt-8" /> : <Skeleton className="h-96" />}
      </div>
    )
  }
  const { entry } = view
  return (
    <>
      <header className="border-b p-5 pr-12">
        <SheetTitle className="flex flex-wrap items-center gap-2 text-base font-semibold">
          {actionName(entry.action)} <ResultChip result={entry.result} />
        </SheetTitle>
        <SheetDescription className="mt-1 text-xs text-muted-foreground">
          Entry {entry.seq} · <Time at={entry.at} style="full" zone />
        </SheetDescription>
        {entry.reason && <p className="mt-2 border-l-2 pl-3 text-sm break-words">“{entry.reason}”</p>}
      </header>
      <div className="space-y-5 p-5">
        <Section title="Who and what">
          <Fact label="Actor"><ActorTag view={view} /></Fact>
          <Fact label="Action"><code className="font-mono text-xs">{entry.action}</code></Fact>
          {entry.target && <Fact label={typeName(entry.target.type)}><TargetLink view={view} target={entry.target} /></Fact>}
          {entry.code && <Fact label="Why not"><code className="font-mono text-xs">{entry.code}</code></Fact>}
          {entry.problem && <Fact label="In words">{entry.problem}</Fact>}
          <Fact label="Address">{entry.address || <None label="not over the network" />}</Fact>
          {entry.userAgent && <Fact label="User agent"><span className="text-xs break-words">{entry.userAgent}</span></Fact>}
        </Section>
        {entry.changes.length > 0 && <Changes changes={entry.changes} />}
        {entry.requested.length > 0 && (
          <Section title="Asked for">
            {entry.requested.map((each) => (
              <Fact key={each.field} label={<code className="font-mono text-xs">{each.field}</code>}><span className="break-words">{each.value}</span></Fact>
            ))}
          </Section>
        )}
        {entry.caused.length > 0 && (
          <Section title="Events that it caused">
            {entry.caused.map((each) => <CausedEvents key={each.stream} caused={each} />)}
          </Section>
        )}
        <Section title="Chain">
          <Fact label="Hash"><CopyText text={view.hash} label="hash" className="max-w-72" /></Fact>
          <Fact label="Hash before"><CopyText text={view.previous} label="previous hash" className="max-w-72" /></Fact>
          {entry.message && <Fact label="Command"><CopyText text={entry.message} label="command id" className="max-w-72" /></Fact>}
        </Section>
      </div>
    </>
  )
}

function Changes({ changes }: { changes: AuditEntry['changes'] }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold">What changed</h3>
      <ScrollX className="rounded-lg border">
        <table className="w-full text-[0.82rem]">
          <thead className="text-left text-xs text-muted-foreground">
            <tr className="border-b [&_th]:px-3 [&_th]:py-1.5 [&_th]:font-medium">
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody className="[&_td]:px-3 [&_td]:py-1 [&_td]:align-top [&_td]:break-words [&_th]:px-3 [&_th]:py-1 [&_th]:text-left [&_th]:align-top [&_th]:font-normal">
            {changes.map((each, index) => (
              <tr key={index}>
                <th scope="row"><code className="font-mono text-xs break-all text-muted-foreground">{each.field}</code></th>
                <td className="text-negative">{each.before === null ? <None label="nothing" /> : <del className="no-underline">{each.before}</del>}</td>
                <td className="text-positive">{each.after === null ? <None label="nothing" /> : <ins className="no-underline">{each.after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  )
}

function CausedEvents({ caused }: { caused: AuditEntry['caused'][number] }) {
  const step = stepOf(caused)
  const events = caused.events.map((event) => <code key={event} className="font-mono text-xs">{event}</code>)
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 py-1 text-[0.82rem]">
      <dt className="flex min-w-0 flex-1 flex-wrap gap-x-2">{events}</dt>
      {step ? (
        <dd>
          <Link to="/bots/$botId/$tab" params={{ botId: step.botId, tab: 'time-travel' }} search={{ step: step.step }} className="text-primary hover:underline">
            See the bot right after
          </Link>
        </dd>
      ) : (
        <dd className="text-xs text-muted-foreground tabular-nums">
          no. {caused.first}{caused.last > caused.first && `–${caused.last}`}
        </dd>
      )}
    </div>
  )
}

function TargetLink({ view, target }: { view: AuditEntryView; target: { type: string; id: string } }) {
  const name = view.targetName ?? target.id
  const link = 'text-primary hover:underline'
  if (view.targetName && target.type === 'bot') return <Link to="/bots/$botId/$tab" params={{ botId: target.id, tab: 'overview' }} className={link}>{name}</Link>
  if (view.targetName && target.type === 'exchangekey') return <Link to="/keys" search={{ key: target.id }} className={link}>{name}</Link>
  if (view.targetName && target.type === 'template') return <Link to="/templates/$templateId" params={{ templateId: target.id }} className={link}>{name}</Link>
  return view.targetName ? <>{name}</> : <CopyText text={target.id} label={`${target.type} id`} className="max-w-72" />
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold">{title}</h3>
      <dl className="rounded-lg border px-3 py-1.5">{children}</dl>
    </section>
  )
}
