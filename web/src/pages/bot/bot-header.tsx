import type { ReactNode } from 'react'
import { useAskAction } from '@/actions/action-dialog'
import { BOT_ACTIONS, offeredActions, waitMinutes, type BotActionKind } from '@/actions/bot-actions'
import type { BotView, SessionWindow } from '@/api/contracts'
import { NewerVersion, StateChip, VenueBadge } from '@/components/chips'
import { CopyText } from '@/components/copy-button'
import { Age, None, Time, Unit } from '@/components/figures'
import { RiskChips } from '@/components/risk-chips'
import { Button } from '@/components/ui/button'
import { bytes, millis } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { useNow } from '@/lib/ticker'
import { RenameBot } from './rename-bot'
import { statusNote } from '../fleet/bot-card'
import { WhoMay } from '../workspace/who-may'

/** Name, state and why, what it can be told, where it runs and how well it hears. */
export function BotHeader({ bot }: { bot: BotView }) {
  const { may } = useSession()
  const ask = useAskAction()
  const reason = bot.stateReason ?? bot.statusReason ?? statusNote(bot.status)
  const settled = bot.appliedRevision >= bot.configurationRevision
  return (
    <header className="rounded-lg border bg-card">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <h1 className="truncate text-lg font-semibold tracking-tight">{bot.name}</h1>
        {may('bots.configure') && <RenameBot bot={bot} />}
        <StateChip bot={bot} />
        <RiskChips bot={bot} />
        {bot.key && <VenueBadge paper={bot.key.paper} testnet={bot.key.testnet} />}
        <p className="min-w-0 truncate text-xs text-muted-foreground">
          {reason && <>{reason} · </>}for <Age at={bot.stateSince} />
        </p>
        {BOT_ACTIONS.some((kind) => may(kind.permission)) ? (
          <div className="ml-auto flex flex-wrap gap-2 max-sm:ml-0 max-sm:w-full max-sm:[&>*]:flex-1" role="group" aria-label="Commands">
            {offeredActions(bot, may).map((kind) => (
              <ActionButton key={kind.verb} kind={kind} bot={bot} onAsk={() => ask({ act: 'bot', kind, bot })} />
            ))}
          </div>
        ) : (
          <p className="ml-auto text-xs text-muted-foreground">
            <WhoMay what="Commands" permission="bots.pause_resume" />
          </p>
        )}
      </div>
      <dl className="grid grid-cols-2 gap-x-7 gap-y-2 border-t px-4 py-2.5 text-[0.8rem] sm:flex sm:flex-wrap sm:justify-between">
        <Item label={bot.instance ? 'Address' : 'Address, reserved'}>{bot.address ? <CopyText text={bot.address} label="address" /> : <None label="none yet" />}</Item>
        <Item label="Region">{bot.region}</Item>
        <Item label="Version">
          {bot.botVersion ? `v${bot.botVersion}` : <None label="not known yet" />} <NewerVersion bot={bot} />
        </Item>
        {bot.session && <SessionItem bot={bot} session={bot.session} />}
        <Item label="Heartbeat">{bot.lastHeartbeat ? <><Age at={bot.lastHeartbeat} staleAfterSeconds={30} /> <span className="text-muted-foreground">ago</span></> : <None label="none yet" />}</Item>
        <Item label="Link · venue · order">
          <Latency value={bot.linkRoundTripMs} /> · <Latency value={bot.venueRoundTripMs} /> · <Latency value={bot.orderRoundTripMs} />
        </Item>
        <Item label="Memory">{bot.residentBytes ? bytes(bot.residentBytes) : <None label="not reported" />}</Item>
        <Item label="Market time">{bot.marketTime ? <Time at={bot.marketTime} zone /> : <None label="no market yet" />}</Item>
        <Item label="Configuration">
          {settled ? (
            <>
              revision {bot.appliedRevision}
              <Unit>in force</Unit>
            </>
          ) : (
            <span className="text-warning">
              revision {bot.configurationRevision} on its way<Unit>{`has ${bot.appliedRevision}`}</Unit>
            </span>
          )}
        </Item>
      </dl>
    </header>
  )
}

const PROMINENT = new Set(['resume', 'redeploy', 'wake'])

/** Says how long it takes until it may be pressed again, where that is what keeps it from it. */
function ActionButton({ kind, bot, onAsk }: { kind: BotActionKind; bot: BotView; onAsk: () => void }) {
  const now = useNow()
  const left = waitMinutes(kind, bot, now)
  return (
    <Button
      size="sm"
      variant={kind.destructive ? 'dangerOutline' : PROMINENT.has(kind.verb) ? 'default' : 'outline'}
      disabled={left !== null}
      title={left === null ? undefined : `${kind.label} is possible again in ${left} min`}
      onClick={onAsk}
    >
      {kind.label}
      {left !== null && <span className="font-normal tabular-nums"> in {left} min</span>}
    </Button>
  )
}

/** The session that runs, or the next: by the clock of the bot's venue. */
function SessionItem({ bot, session }: { bot: BotView; session: SessionWindow }) {
  const now = useNow()
  const asleep = bot.state === 'sleeping' || bot.state === 'waking' || bot.state === 'stopped'
  const time = bot.marketTime ? Date.parse(bot.marketTime) : now
  const open = !asleep && time >= Date.parse(session.opensAt) && time < Date.parse(session.closesAt)
  return (
    <Item label={open ? 'Session, running' : 'Next session'}>
      <Time at={session.opensAt} style="short" /> – <Time at={session.closesAt} style="short" />
      <Unit>{bot.key?.paper ? 'market time' : ''}</Unit>
    </Item>
  )
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-[0.7rem] text-muted-foreground">{label}</dt>
      <dd className="truncate tabular-nums">{children}</dd>
    </div>
  )
}

function Latency({ value }: { value: number | null }) {
  return value === null ? <None label="not measured" /> : <>{millis(value)}</>
}
