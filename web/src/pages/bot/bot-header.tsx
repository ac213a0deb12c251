import type { ReactNode } from 'react'
import { useAskAction } from '@/actions/action-dialog'
import { offeredActions } from '@/actions/bot-actions'
import type { BotView } from '@/api/contracts'
import { StateChip, VenueBadge } from '@/components/chips'
import { CopyText } from '@/components/copy-button'
import { Age, None, Time, Unit } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { bytes, millis } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { RenameBot } from './rename-bot'
import { statusNote } from '../fleet/bot-card'

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
        {bot.key && <VenueBadge paper={bot.key.paper} testnet={bot.key.testnet} />}
        <p className="min-w-0 truncate text-xs text-muted-foreground">
          {reason && <>{reason} · </>}for <Age at={bot.stateSince} />
        </p>
        <div className="ml-auto flex flex-wrap gap-2 max-sm:ml-0 max-sm:w-full max-sm:[&>*]:flex-1" role="group" aria-label="Commands">
          {offeredActions(bot, may).map((kind) => (
            <Button
              key={kind.verb}
              size="sm"
              variant={kind.destructive ? 'dangerOutline' : kind.verb === 'resume' || kind.verb === 'redeploy' ? 'default' : 'outline'}
              onClick={() => ask({ act: 'bot', kind, bot })}
            >
              {kind.label}
            </Button>
          ))}
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-x-7 gap-y-2 border-t px-4 py-2.5 text-[0.8rem] sm:flex sm:flex-wrap sm:justify-between">
        <Item label="Address">{bot.instance ? <CopyText text={bot.instance.address} label="address" /> : <None label="no instance" />}</Item>
        <Item label="Region">{bot.region}</Item>
        <Item label="Version">{bot.botVersion ? `v${bot.botVersion}` : <None label="not known yet" />}</Item>
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
