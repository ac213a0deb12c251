import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { replayQuery, stepsQuery, type Moment } from '@/api/history'
import type { BotReplay, BotStep } from '@/api/contracts'
import { ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { ScrollX } from '@/components/ui/scroll-x'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { number } from '@/format/numbers'
import { humanise } from '@/format/words'
import { useActorName } from '@/lib/session'
import { cn } from '@/lib/utils'
import { usePreferences } from '@/settings/preferences'
import { compare } from './then-fields'

const route = getRouteApi('/bots/$botId/$tab')

/** The bot as it was right after any of its events, rebuilt from them, and what had changed. The step stands in the address. */
export function TimeTravelTab({ botId }: { botId: string }) {
  const { step, against } = route.useSearch()
  const navigate = route.useNavigate()
  const client = useQueryClient()
  const [problem, setProblem] = useState<unknown>()
  const { data: replay, error, refetch } = useQuery(replayQuery(botId, step ? { step } : {}))
  const { data: steps } = useQuery({ ...stepsQuery(botId, replay?.step.place ?? 1), enabled: replay !== undefined })

  const go = (next: string | undefined) => void navigate({ search: (before) => ({ ...before, step: next }), replace: true, resetScroll: false })
  const goTo = (moment: Moment) => {
    setProblem(undefined)
    client.fetchQuery(replayQuery(botId, moment)).then((found) => go(found.step.step), setProblem)
  }

  if (!replay) return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <Skeleton className="h-96" />
  return (
    <div className="space-y-4">
      <ProblemAlert error={error ?? problem} />
      <Card>
        <Controls key={replay.step.step} replay={replay} go={go} goTo={goTo} />
      </Card>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Steps steps={steps?.steps} at={replay.step.step} go={go} />
        <State replay={replay} against={against === 'now' ? 'now' : 'before'} onAgainst={(now) => void navigate({ search: (before) => ({ ...before, against: now ? 'now' : undefined }), replace: true, resetScroll: false })} />
      </div>
    </div>
  )
}

function Controls({ replay, go, goTo }: { replay: BotReplay; go: (step: string | undefined) => void; goTo: (moment: Moment) => void }) {
  const [place, setPlace] = useState(replay.step.place)
  const settle = () => place !== replay.step.place && goTo({ place })
  const local = (at: string) => at.slice(0, 19)
  return (
    <div className="space-y-3 px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="outline" size="sm" aria-label="First step" disabled={!replay.previous} onClick={() => goTo({ place: 1 })}><ChevronFirst /></Button>
        <Button variant="outline" size="sm" disabled={!replay.previous} onClick={() => go(replay.previous ?? undefined)}><ChevronLeft /> Previous</Button>
        <Button variant="outline" size="sm" disabled={!replay.next} onClick={() => go(replay.next ?? undefined)}>Next <ChevronRight /></Button>
        <Button variant="outline" size="sm" aria-label="Latest step" disabled={!replay.next} onClick={() => go(undefined)}><ChevronLast /></Button>
        <p className="text-sm tabular-nums" role="status">
          Step {number(place, 0)} of {number(replay.total, 0)}
          {place === replay.step.place && <span className="text-muted-foreground"> · <Time at={replay.step.at} style="full" zone /></span>}
        </p>
        <label className="ml-auto flex items-center gap-2 text-xs text-muted-foreground">
          As it was at (UTC)
          <Input
            type="datetime-local"
            step={1}
            defaultValue={local(replay.step.at)}
            min={local(replay.first)}
            className="h-8 w-52 px-2 text-xs max-sm:h-10"
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            onBlur={(event) => event.currentTarget.value && event.currentTarget.value.slice(0, 19) !== local(replay.step.at) && goTo({ at: new Date(`${event.currentTarget.value}Z`).toISOString() })}
          />
        </label>
      </div>
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={`Step ${place} of ${replay.total}`}
        min={1}
        max={replay.total}
        value={place}
        onChange={(event) => setPlace(Number(event.target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
        className="h-6 w-full accent-primary max-sm:h-10"
      />
      <div className="flex justify-between text-[0.7rem] text-muted-foreground">
        <Time at={replay.first} />
        <Time at={replay.last} />
      </div>
    </div>
  )
}

function Steps({ steps, at, go }: { steps: BotStep[] | undefined; at: string; go: (step: string) => void }) {
  const current = useRef<HTMLLIElement>(null)
  const actor = useActorName()
  useEffect(() => {
    const list = current.current?.parentElement
    // Only the list moves, never the page.
    if (list && current.current) list.scrollTop = current.current.offsetTop - list.offsetTop - list.clientHeight / 2
  }, [at, steps])
  return (
    <Card>
      <CardHeader>
        <CardTitle>What happened</CardTitle>
      </CardHeader>
      {!steps ? (
        <Skeleton className="m-4 h-80" />
      ) : (
        <ol aria-label="Steps" className="max-h-[32rem] overflow-y-auto py-1 max-lg:max-h-72">
          {steps.map((step) => (
            <li key={step.step} ref={step.step === at ? current : undefined}>
              <button
                type="button"
                aria-current={step.step === at ? 'step' : undefined}
                onClick={() => go(step.step)}
                className={cn('flex w-full items-baseline gap-3 border-l-2 border-transparent px-4 py-1.5 text-left text-[0.82rem] hover:bg-accent/50 focus-visible:-outline-offset-2', step.step === at && 'border-primary bg-accent/70')}
              >
                <Time at={step.at} style="short" className="shrink-0 text-xs text-muted-foreground" />
                <span className="min-w-0 flex-1">
                  <span className="break-words">{step.message}</span>
                  <span className="block text-xs text-muted-foreground">
                    {actor(step.actor)}
                    {step.role && `, ${humanise(step.role).toLowerCase()}`} · <code className="font-mono">{step.event}</code>
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function State({ replay, against, onAgainst }: { replay: BotReplay; against: 'before' | 'now'; onAgainst: (now: boolean) => void }) {
  const { zone } = usePreferences()
  const groups = compare(replay.then, against === 'now' ? replay.now : replay.before, zone)
  const changed = groups.flatMap((group) => group.fields).filter((each) => each.differs).length
  return (
    <Card>
      <CardHeader>
        <CardTitle>The bot right after that</CardTitle>
        <span className="text-xs text-muted-foreground">{changed === 0 ? 'nothing differs' : changed === 1 ? '1 field differs' : `${changed} fields differ`}</span>
        <label className="ml-auto flex items-center gap-2 text-xs text-muted-foreground">
          Compare with now
          <Switch checked={against === 'now'} onCheckedChange={onAgainst} />
        </label>
      </CardHeader>
      <ScrollX>
        <table aria-label="State" className="w-full text-[0.82rem]">
          <thead className="text-left text-xs text-muted-foreground">
            <tr className="border-b [&_th]:px-4 [&_th]:py-1.5 [&_th]:font-medium">
              <th scope="col">Field</th>
              <th scope="col">Then</th>
              <th scope="col">{against === 'now' ? 'Now' : 'The step before'}</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.title} className="border-b last:border-b-0 [&_td]:px-4 [&_td]:py-1 [&_td]:align-top [&_td]:break-words [&_th]:px-4 [&_th]:py-1 [&_th]:text-left [&_th]:align-top [&_th]:font-normal">
              <tr>
                <th scope="colgroup" colSpan={3} className="pt-2.5! text-xs font-semibold!">{group.title}</th>
              </tr>
              {group.fields.map((each) => (
                <tr key={each.id} className={cn(each.differs && 'bg-info/8')}>
                  <th scope="row" className="text-muted-foreground">{each.label}</th>
                  <td className={cn('tabular-nums', each.differs && 'font-medium')}>{each.value}</td>
                  <td className="text-muted-foreground tabular-nums">{each.differs ? each.other : ''}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollX>
      <p className="border-t px-4 py-2 text-xs text-muted-foreground">Rebuilt from the bot’s events, not from what the dashboard kept. Prices of open positions are those of their opening.</p>
    </Card>
  )
}
