import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { toast } from 'sonner'
import { dataKeptQuery, deleteData, type BotData, type DataKept, type DataScope } from '@/api/data'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { count } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { Confirm } from '../workspace/confirm'
import { useWhoMay } from '../workspace/who-may'

const EVERYTHING = 'delete all data'

/** Three ways to delete: of one bot, of before a day, everything. Bots that are not stopped keep theirs. */
export function DeleteDataCard({ kept }: { kept: DataKept | undefined }) {
  const { may } = useSession()
  const whoMay = useWhoMay()
  const [bot, setBot] = useState('')
  const [day, setDay] = useState('')
  const [asked, setAsked] = useState<DataScope>()
  const stopped = kept?.bots.filter((each) => each.stopped) ?? []
  const today = new Date().toISOString().slice(0, 10)
  const nothing = !kept || (stopped.length === 0 && kept.backtests === 0)
  const dayIsGood = /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today
  return (
    <Card>
      <CardHeader>
        <CardTitle>Delete data</CardTitle>
      </CardHeader>
      <CardContent className="space-y-5 text-sm">
        {!may('data.delete') ? (
          <p className="text-muted-foreground">{whoMay('data.delete')}</p>
        ) : (
          <>
            <Way verb="Delete…" name="Delete the data of this bot" disabled={!bot} onAsk={() => setAsked({ type: 'of_bot', botId: bot })}>
              <Field label="Of one bot" hint="A bot that is deployed keeps its data: stop it first.">
                {(control) => (
                  <Select value={bot} onValueChange={setBot} disabled={stopped.length === 0}>
                    <SelectTrigger {...control}>
                      <SelectValue placeholder={stopped.length === 0 ? 'No bot is stopped' : 'Choose a stopped bot'} />
                    </SelectTrigger>
                    <SelectContent>
                      {stopped.map((each) => (
                        <SelectItem key={each.botId} value={each.botId}>
                          {each.name}
                        </SelectItem>
                      ))}
                    </SelectContent>
                  </Select>
                )}
              </Field>
            </Way>
            <Way verb="Delete…" name="Delete data of before this day" disabled={nothing || !dayIsGood} onAsk={() => setAsked({ type: 'before', day })}>
              <Field label="Of before a day" hint="The day itself stays, from 00:00 UTC on.">
                {(control) => <Input {...control} type="date" max={today} value={day} onChange={(event) => setDay(event.target.value)} />}
              </Field>
            </Way>
            <Way verb="Delete all data…" name="Delete all data" disabled={nothing} onAsk={() => setAsked({ type: 'everything' })}>
              <p className="font-medium">All data</p>
              <p className="text-xs text-muted-foreground">Of every stopped bot, and every backtest that has ended.</p>
            </Way>
          </>
        )}
        {asked && <ConfirmDeletion scope={asked} onClose={() => setAsked(undefined)} />}
      </CardContent>
    </Card>
  )
}

function Way({ verb, name, disabled, onAsk, children }: { verb: string; name: string; disabled: boolean; onAsk: () => void; children: ReactNode }) {
  return (
    <section aria-label={name} className="space-y-2 border-b pb-5 last:border-b-0 last:pb-0">
      {children}
      <Button variant="destructive" size="sm" aria-label={name === verb ? undefined : `${name}…`} disabled={disabled} onClick={onAsk}>
        {verb}
      </Button>
    </section>
  )
}

/** Counts anew what would go, of the day where one was chosen, and says what stays. */
function ConfirmDeletion({ scope, onClose }: { scope: DataScope; onClose: () => void }) {
  const queryClient = useQueryClient()
  const { data, error } = useQuery(dataKeptQuery(scope.type === 'before' ? scope.day : undefined))
  const bots = data?.bots.filter((each) => each.stopped && (scope.type !== 'of_bot' || each.botId === scope.botId)) ?? []
  const left = scope.type === 'of_bot' ? [] : (data?.bots.filter((each) => !each.stopped) ?? [])
  const backtests = scope.type === 'of_bot' ? 0 : (data?.backtests ?? 0)
  const name = bots[0]?.name ?? 'the bot'
  return (
    <Confirm
      title={scope.type === 'of_bot' ? `Delete the data of ${name}?` : scope.type === 'before' ? `Delete data of before ${scope.day}?` : 'Delete all data?'}
      consequence={
        <div className="space-y-2">
          <ProblemAlert error={error} />
          {data && (
            <ul aria-label="What goes" className="list-disc space-y-0.5 pl-5 text-foreground">
              {goes(bots).map((each) => (
                <li key={each}>{each}</li>
              ))}
              {scope.type !== 'of_bot' && <li>{count(backtests, 'backtest')} with all results</li>}
            </ul>
          )}
          {scope.type !== 'of_bot' && bots.length > 0 && <p>Of {named(bots)}.</p>}
          {left.length > 0 && <p>{named(left)} {left.length === 1 ? 'is deployed and keeps its' : 'are deployed and keep their'} data.</p>}
          <p>For everybody in this workspace, at once and for ever: no undo. Open positions and orders that rest at the venue stay. That you did it goes on record in the audit log, which stays.</p>
        </div>
      }
      verb="Delete for ever"
      typed={scope.type === 'of_bot' ? name : scope.type === 'before' ? scope.day : EVERYTHING}
      act={() => deleteData(scope)}
      onDone={() => {
        toast.success('Deleted. Every page is brought up to date.')
        // The views follow within a moment, and the live view says so; whoever has lost it looks again.
        setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['data'] }), 500)
        onClose()
      }}
      onClose={onClose}
    />
  )
}

function goes(bots: BotData[]): string[] {
  const sum = (of: (bot: BotData) => number) => bots.reduce((all, bot) => all + of(bot), 0)
  return [
    `${count(sum((bot) => bot.trades), 'trade')} with figures, stops and signal states`,
    `${count(sum((bot) => bot.orders), 'order')}`,
    `${count(sum((bot) => bot.notes), 'line')} of activity about trading`,
    `${count(sum((bot) => bot.hoursOfEquity), 'hour')} of equity, and candles with their verdicts`,
  ]
}

function named(bots: BotData[]): string {
  const names = bots.slice(0, 5).map((bot) => bot.name)
  return bots.length > 5 ? `${names.join(', ')} and ${bots.length - 5} more` : names.join(', ')
}
