import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { entryOutlookQuery } from '@/api/entry'
import type { BotView, EntryCheck, EntryOutlook } from '@/api/contracts'
import { ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { cn } from '@/lib/utils'
import { keepsOut, StandingMark } from './standing'

const route = getRouteApi('/bots/$botId')

const GROUPS: [string, string][] = [
  ['bot', 'The bot'],
  ['connection', 'Its connections'],
  ['decision', 'What its template says'],
  ['risk', 'Risk limits'],
  ['order', 'The order'],
]

/** Every condition of an entry in the order in which the bot takes them, each with its figure, its threshold, since when, and what to do. Live. */
export function WhyTab({ bot }: { bot: BotView }) {
  const { symbol, only } = route.useSearch()
  const { data: outlook, error, refetch } = useQuery(entryOutlookQuery(bot.botId, symbol))
  if (error && !outlook) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!outlook) return <Skeleton className="h-96" />
  const out = outlook.checks.filter(keepsOut)
  return (
    <div className="space-y-4">
      <Answer outlook={outlook} out={out} />
      <div className="flex flex-wrap items-center gap-2">
        {outlook.symbols.length > 1 && (
          <div role="group" aria-label="Instrument" className="flex gap-1">
            {outlook.symbols.map((each) => (
              <Choice key={each} search={{ symbol: each }} active={each === outlook.symbol}>
                {each}
              </Choice>
            ))}
          </div>
        )}
        <div role="group" aria-label="Shown checks" className="flex gap-1">
          <Choice search={{ only: undefined }} active={only !== 'out'}>{`All ${outlook.checks.length} checks`}</Choice>
          <Choice search={{ only: 'out' }} active={only === 'out'}>{`Only what keeps it out (${out.length})`}</Choice>
        </div>
      </div>
      <Card>
        {GROUPS.map(([group, title]) => {
          const checks = outlook.checks.filter((check) => check.group === group && (only !== 'out' || keepsOut(check)))
          return (
            checks.length > 0 && (
              <section key={group} aria-label={title} className="border-b last:border-b-0">
                <CardHeader className="border-b-0 pb-0">
                  <CardTitle>{title}</CardTitle>
                  {group === 'decision' && outlook.candle && (
                    <span className="text-xs text-muted-foreground">
                      at the candle of <Time at={outlook.candle} zone />
                    </span>
                  )}
                </CardHeader>
                <ol className="divide-y divide-border/60 pb-1">
                  {checks.map((check) => (
                    <CheckLine key={check.id} check={check} />
                  ))}
                </ol>
              </section>
            )
          )
        })}
        {only === 'out' && out.length === 0 && <p className="px-4 py-8 text-center text-sm text-muted-foreground">Nothing keeps it out.</p>}
      </Card>
    </div>
  )
}

function Answer({ outlook, out }: { outlook: EntryOutlook; out: EntryCheck[] }) {
  const acts = out.filter((check) => check.standing === 'blocks').length
  return (
    <section
      aria-label="Answer"
      aria-live="polite"
      className={cn('rounded-lg border px-4 py-3', outlook.open ? 'border-positive/35 bg-positive/8' : acts > 0 ? 'border-negative/35 bg-negative/8' : 'border-warning/35 bg-warning/8')}
    >
      <p className="font-medium">
        {outlook.answer}
        {!outlook.answer.endsWith('.') && '.'}
      </p>
      <p className="mt-0.5 text-sm text-muted-foreground">
        {outlook.open
          ? `It enters ${outlook.symbol ?? ''} at the next close where its signals agree.`
          : `${out.length} ${out.length === 1 ? 'check keeps' : 'checks keep'} entries out${outlook.symbol ? ` of ${outlook.symbol}` : ''}: ${acts === 0 ? 'all of them end by themselves.' : `${acts} ${acts === 1 ? 'needs' : 'need'} somebody to act.`}`}
      </p>
    </section>
  )
}

function CheckLine({ check }: { check: EntryCheck }) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-4 py-2 text-[0.84rem] sm:grid-cols-[auto_minmax(0,1fr)_10rem_11rem]">
      <StandingMark standing={check.standing} className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-medium break-words">{check.name}</p>
        <p className="break-words text-muted-foreground">{check.reason}</p>
        {check.advice && <p className="mt-0.5 break-words">{check.advice}</p>}
      </div>
      <div className="col-start-2 tabular-nums sm:col-start-auto sm:text-right">
        {check.figure && <span className="block max-sm:inline">{check.figure}</span>}
        {check.threshold && <span className="block text-xs text-muted-foreground max-sm:ml-2 max-sm:inline">{check.threshold}</span>}
      </div>
      <p className="col-start-2 text-xs text-muted-foreground sm:col-start-auto sm:pt-0.5 sm:text-right">
        {check.since && (
          <>
            since <Time at={check.since} zone />
            {check.marketTime && <span className="block max-sm:inline"> by the venue’s clock</span>}
          </>
        )}
      </p>
    </li>
  )
}

function Choice({ search, active, children }: { search: { symbol?: string; only?: 'out' }; active: boolean; children: string }) {
  return (
    <Link
      from="/bots/$botId/$tab"
      to="."
      search={(before: object) => ({ ...before, ...search })}
      replace
      aria-current={active ? 'true' : undefined}
      className={cn('rounded-md px-2.5 py-1 text-[0.8rem] max-sm:py-2.5', active ? 'bg-accent font-medium' : 'text-muted-foreground hover:text-foreground')}
    >
      {children}
    </Link>
  )
}
