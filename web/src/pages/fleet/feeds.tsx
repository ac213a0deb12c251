import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { ActivityView, BotView, PositionView, TradeView } from '@/api/contracts'
import { useAskAction } from '@/actions/action-dialog'
import { SeverityMark, SideTag, VenueBadge } from '@/components/chips'
import { Price, Quantity, Signed, SignedPercent, Time } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { humanise } from '@/format/words'
import { useActorName, useSession } from '@/lib/session'
import { cn } from '@/lib/utils'

/** Lines of what happened, newest first. `market` shows the market's own time where it differs (a replayed market). */
export const ActivityFeed = memo(function ActivityFeed({ lines, showBot, className }: { lines: ActivityView[]; showBot?: boolean; className?: string }) {
  const nameOf = useActorName()
  return (
    <ol aria-label="Activity" tabIndex={className ? 0 : undefined} className={cn('divide-y divide-border/60 focus-visible:-outline-offset-2', className)}>
      {lines.map((line) => (
        <li key={line.id} className="flex items-start gap-2.5 px-4 py-2 text-[0.82rem]">
          <SeverityMark severity={line.severity} />
          <div className="min-w-0 flex-1">
            <p className="break-words">{line.message}</p>
            <p className="mt-0.5 flex flex-wrap gap-x-2 text-[0.72rem] text-muted-foreground">
              {showBot && (
                <Link to="/bots/$botId/$tab" params={{ botId: line.botId, tab: 'activity' }} className="truncate max-sm:-my-1 max-sm:py-1 hover:text-foreground hover:underline">
                  {line.botName}
                </Link>
              )}
              <span>{nameOf(line.actor)}</span>
              {line.marketAt && (
                <span>
                  market <Time at={line.marketAt} style="short" />
                </span>
              )}
            </p>
          </div>
          <Time at={line.at} style="clock" className="shrink-0 text-[0.75rem] text-muted-foreground" />
        </li>
      ))}
    </ol>
  )
})

export const TradeFeed = memo(function TradeFeed({ trades, showBot, currencyOf }: { trades: TradeView[]; showBot?: boolean; currencyOf: (botId: string) => string }) {
  return (
    <ol className="divide-y divide-border/60">
      {trades.map(({ trade, botId, botName }) => (
        <li key={trade.tradeId}>
          <Link to="/trades" search={{ trade: trade.tradeId }} className="flex items-center gap-3 px-4 py-2 text-[0.82rem] hover:bg-accent/40 focus-visible:-outline-offset-2">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2">
                <SideTag side={trade.side} /> <span className="shrink-0 font-medium">{trade.symbol}</span>
                <span className="truncate text-xs text-muted-foreground">{humanise(trade.exitReason)}</span>
              </p>
              <p className="mt-0.5 truncate text-[0.72rem] text-muted-foreground tabular-nums">
                {showBot && `${botName} · `}
                <Quantity value={trade.quantity} /> · <Price value={trade.entryPrice} /> → <Price value={trade.exitPrice} />
              </p>
            </div>
            <div className="text-right">
              <Signed value={trade.netPnl} unit={currencyOf(botId)} className="block font-medium" />
              <span className="text-[0.72rem]">
                <SignedPercent value={trade.returnPct} /> <Time at={trade.exitTime} style="short" className="ml-1 text-muted-foreground" />
              </span>
            </div>
          </Link>
        </li>
      ))}
    </ol>
  )
})

export function PositionList({ positions, botOf }: { positions: PositionView[]; botOf: (botId: string) => BotView | undefined }) {
  const ask = useAskAction()
  const { may } = useSession()
  return (
    <ul className="divide-y divide-border/60">
      {positions.map(({ botId, botName, paper, position }) => {
        const bot = botOf(botId)
        const currency = bot?.currency ?? 'USDT'
        const testnet = bot?.key?.testnet
        return (
        <li key={`${botId} ${position.symbol}`} className="flex items-center gap-3 px-4 py-2 text-[0.82rem]">
          <div className="min-w-0 flex-1">
            <p className="flex items-center gap-2">
              <SideTag side={position.side} /> <span className="truncate font-medium">{position.symbol}</span> <VenueBadge paper={paper} testnet={testnet} />
            </p>
            <p className="mt-0.5 truncate text-[0.72rem] text-muted-foreground tabular-nums">
              <Link to="/bots/$botId/$tab" params={{ botId, tab: 'overview' }} className="hover:text-foreground hover:underline">
                {botName}
              </Link>{' '}
              · <Quantity value={position.quantity} /> at <Price value={position.entryPrice} /> · mark <Price value={position.markPrice} />
            </p>
          </div>
          <p className="text-right">
            <Signed value={position.unrealisedPnl} className="block font-medium" />
            <span className="text-[0.72rem] text-muted-foreground">{currency}</span>
          </p>
          {may('positions.close') && (
            <Button
              size="sm"
              variant="dangerOutline"
              aria-label={`Close ${position.symbol} on ${botName}`}
              onClick={() => ask({ act: 'close', botId, botName, paper, testnet, currency, position })}
            >
              Close
            </Button>
          )}
        </li>
        )
      })}
    </ul>
  )
}
