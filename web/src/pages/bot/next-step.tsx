import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { assignKey, unassignKey } from '@/api/commands'
import type { BotView } from '@/api/contracts'
import { keysQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Button } from '@/components/ui/button'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { venueName } from '@/format/words'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'

/** What the bot still lacks before it can trade, and the way to give it. Nothing once it has all. */
export function NextStep({ bot }: { bot: BotView }) {
  if (bot.key && bot.template) return null
  return (
    <section aria-label="Next step" className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-info/30 bg-info/8 px-4 py-3">
      <ListChecks aria-hidden className="size-5 shrink-0 text-info" />
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p className="font-medium">
          {!bot.key && !bot.template ? 'It needs a key and a template before it can trade' : bot.key ? 'It needs a template before it can trade' : 'It needs a key before it can trade'}
        </p>
        <p className="text-muted-foreground">{bot.key ? 'The template says when to enter and exit.' : 'The key says where it trades, and which instruments with which leverage.'}</p>
      </div>
      {!bot.key ? (
        <AssignKey bot={bot} />
      ) : (
        <Button asChild>
          <Link to="/bots/$botId/$tab" params={{ botId: bot.botId, tab: 'template' }}>
            Assign a template
          </Link>
        </Button>
      )}
    </section>
  )
}

/** Assigns a free, active key. */
export function AssignKey({ bot }: { bot: BotView }) {
  const { may } = useSession()
  const { data: keys } = useQuery({ ...keysQuery, enabled: may('keys.view') })
  const [keyId, setKeyId] = useState<string>()
  const assign = useMutation({ mutationFn: (id: string) => assignKey(bot.botId, id), onSuccess: () => doneWithUndo(`Key assigned to ${bot.name}`, () => unassignKey(bot.botId)) })
  const free = keys?.filter((key) => key.active && !key.botId) ?? []
  if (!may('bots.assign_key')) return null
  if (keys && free.length === 0) {
    return (
      <Button asChild>
        <Link to="/keys" search={{ add: '1' }}>
          Add a key
        </Link>
      </Button>
    )
  }
  return (
    <div className="space-y-2">
      <div className="flex gap-2">
        <Select value={keyId ?? ''} onValueChange={setKeyId}>
          <SelectTrigger aria-label="Key" className="w-56">
            <SelectValue placeholder="Choose a key" />
          </SelectTrigger>
          <SelectContent>
            {free.map((key) => (
              <SelectItem key={key.keyId} value={key.keyId}>
                {key.label} · {venueName(key.venue)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        <Button disabled={!keyId || assign.isPending} onClick={() => keyId && assign.mutate(keyId)}>
          Assign
        </Button>
      </div>
      <ProblemAlert error={assign.error} />
    </div>
  )
}
