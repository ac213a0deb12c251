import { Link } from '@tanstack/react-router'
import { Activity, EllipsisVertical, KeyRound, LayoutTemplate, MapPin } from 'lucide-react'
import { memo, useState, type ReactNode } from 'react'
import { useAskAction } from '@/actions/action-dialog'
import { offeredActions, waitMinutes, type BotActionKind } from '@/actions/bot-actions'
import type { BotView, Position } from '@/api/contracts'
import { NewerVersion, SideTag, StateChip, VenueBadge } from '@/components/chips'
import { Age, Amount, None, Price, Quantity, Signed } from '@/components/figures'
import { RiskChips } from '@/components/risk-chips'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { humanise } from '@/format/words'
import { useSession } from '@/lib/session'
import { useNear } from '@/lib/near'
import { useNow } from '@/lib/ticker'
import { cn } from '@/lib/utils'

/** Cards that may be in sight when a page opens. */
export const AT_ONCE = 9

/** One bot at a glance: its name alone while it is far out of sight; the first ones are drawn whole at once. Drawn again only when its own view changes. */
export const BotCard = memo(function BotCard({ bot, first = false }: { bot: BotView; first?: boolean }) {
  const [place, near] = useNear<HTMLElement>(first)
  return (
    <article ref={place} aria-label={bot.name} className={cn('group relative flex min-h-52 flex-col rounded-lg border bg-card transition-colors hover:border-input', !near && '[content-visibility:auto]')}>
      {near ? <Inside bot={bot} /> : <h2 className="px-4 pt-3 text-[0.95rem] font-semibold tracking-tight">{bot.name}</h2>}
    </article>
  )
})

function Inside({ bot }: { bot: BotView }) {
  const reason = bot.stateReason ?? bot.statusReason ?? (bot.status && humanise(bot.status))
  return (
    <>
      <header className="flex items-start gap-2 px-4 pt-3">
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-2 text-[0.95rem] font-semibold tracking-tight">
            <Link
              to="/bots/$botId/$tab"
              params={{ botId: bot.botId, tab: 'overview' }}
              className="truncate after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring"
            >
              {bot.name}
            </Link>
            {bot.key && <VenueBadge paper={bot.key.paper} testnet={bot.key.testnet} />}
          </h2>
          <p className="mt-0.5 truncate text-xs text-muted-foreground" title={reason ?? undefined}>
            {reason ?? <>&nbsp;</>}
          </p>
        </div>
        <StateChip bot={bot} className="mt-0.5" />
        <BotMenu bot={bot} />
      </header>

      {bot.riskUse && bot.riskUse.halts.length > 0 && (
        <div className="flex flex-wrap gap-1 px-4 pt-1.5">
          <RiskChips bot={bot} />
        </div>
      )}

      <div className="grid grid-cols-2 gap-3 px-4 py-2.5">
        <div>
          <p className="text-[0.7rem] text-muted-foreground">Net PnL today</p>
          <Signed value={bot.netPnlToday} unit={bot.currency} className="text-[1.05rem] leading-6 font-semibold" />
        </div>
        <div className="text-right">
          <p className="text-[0.7rem] text-muted-foreground">Equity</p>
          <p className="text-[1.05rem] leading-6 font-semibold">{bot.equity === null ? <None label="not reported yet" /> : <Amount value={bot.equity} unit={bot.currency} />}</p>
        </div>
      </div>

      <div className="mx-4 min-h-9 border-t py-2 text-[0.8rem]">
        {bot.positions.length === 0 ? (
          <p className="text-muted-foreground">Flat: no open position</p>
        ) : (
          bot.positions.slice(0, 2).map((position) => <PositionLine key={position.tradeId} position={position} currency={bot.currency} />)
        )}
        {bot.positions.length > 2 && <p className="text-muted-foreground">and {bot.positions.length - 2} more</p>}
      </div>

      <dl className="mt-auto grid grid-cols-[auto_1fr] gap-x-2 gap-y-1 border-t px-4 py-2.5 text-xs [&_dd]:truncate [&_dt]:text-muted-foreground [&_svg]:size-3.5 [&_svg]:translate-y-px">
        <dt title="Key">
          <KeyRound aria-hidden />
          <span className="sr-only">Key</span>
        </dt>
        <dd>{bot.key ? `${bot.key.label} · ${bot.key.symbols.join(', ') || 'no instrument'}` : <Missing>No key assigned</Missing>}</dd>
        <dt title="Template">
          <LayoutTemplate aria-hidden />
          <span className="sr-only">Template</span>
        </dt>
        <dd>{bot.template ? `${bot.template.name} v${bot.template.version} · ${bot.template.interval}` : <Missing>No template assigned</Missing>}</dd>
        <dt title="Region and version">
          <MapPin aria-hidden />
          <span className="sr-only">Region and version</span>
        </dt>
        <dd className="flex justify-between gap-2">
          <span className="truncate">
            {bot.region}
            {bot.botVersion && ` · v${bot.botVersion}`} <NewerVersion bot={bot} />
          </span>
          <span className="flex shrink-0 items-center gap-1.5" title="Last heartbeat">
            <Activity aria-hidden className="text-muted-foreground" />
            <span className="sr-only">Last heartbeat </span>
            {bot.lastHeartbeat ? <Age at={bot.lastHeartbeat} staleAfterSeconds={bot.state === 'online' || bot.state === 'paused' ? 30 : undefined} /> : <None label="none yet" />}
          </span>
        </dd>
      </dl>
    </>
  )
}

function PositionLine({ position, currency }: { position: Position; currency: string }) {
  return (
    <p className="flex items-baseline gap-1.5">
      <SideTag side={position.side} />
      <Quantity value={position.quantity} /> <span className="truncate font-medium">{position.symbol}</span>
      <span className="truncate text-xs text-muted-foreground max-sm:hidden">
        at <Price value={position.entryPrice} />
      </span>
      <Signed value={position.unrealisedPnl} unit={currency} className="ml-auto shrink-0" />
    </p>
  )
}

/** The menu is made when it is first asked for: a page may hold hundreds. */
function BotMenu({ bot }: { bot: BotView }) {
  const { may } = useSession()
  const [asked, setAsked] = useState(false)
  const button = (
    <Button variant="ghost" size="iconSm" aria-label={`Actions for ${bot.name}`} aria-haspopup="menu" className="relative z-10 -mr-2 text-muted-foreground max-sm:size-10" onClick={asked ? undefined : () => setAsked(true)}>
      <EllipsisVertical />
    </Button>
  )
  if (offeredActions(bot, may).length === 0) return null
  return asked ? <OpenMenu bot={bot} trigger={button} /> : button
}

function OpenMenu({ bot, trigger }: { bot: BotView; trigger: ReactNode }) {
  const { may } = useSession()
  const ask = useAskAction()
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {offeredActions(bot, may).map((kind) => (
          <MenuAction key={kind.verb} kind={kind} bot={bot} onAsk={() => ask({ act: 'bot', kind, bot })} />
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function MenuAction({ kind, bot, onAsk }: { kind: BotActionKind; bot: BotView; onAsk: () => void }) {
  const left = waitMinutes(kind, bot, useNow())
  return (
    <DropdownMenuItem variant={kind.destructive ? 'destructive' : 'default'} disabled={left !== null} onSelect={onAsk}>
      {kind.label}
      {left === null ? '…' : ` in ${left} min`}
    </DropdownMenuItem>
  )
}

function Missing({ children }: { children: string }) {
  return <span className="text-warning">{children}</span>
}

/** What the bot says of itself, where that is more than "trading". */
export function statusNote(status: string | null): string | null {
  return status && status !== 'trading' ? humanise(status) : null
}
