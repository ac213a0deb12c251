import { useAskAction } from '@/actions/action-dialog'
import type { BotView, PositionView } from '@/api/contracts'
import { SideTag } from '@/components/chips'
import { Fact } from '@/components/feedback'
import { Age, None, Price, Quantity, Signed, SignedPercent, Time, Unit } from '@/components/figures'
import { TableSkeleton } from '@/components/table-skeleton'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { useSession } from '@/lib/session'

/** Open positions of the bot, each with where it would be closed, and the way to close it now. */
export function PositionCard({ bot, positions, className }: { bot: BotView; positions: PositionView[] | undefined; className?: string }) {
  const ask = useAskAction()
  const { may } = useSession()
  return (
    <Card className={className}>
      <CardHeader>
        <CardTitle>{positions && positions.length > 1 ? 'Open positions' : 'Open position'}</CardTitle>
      </CardHeader>
      {!positions ? (
        <TableSkeleton rows={3} />
      ) : positions.length === 0 ? (
        <p className="px-4 py-5 text-sm text-muted-foreground">Flat.</p>
      ) : (
        <div className="divide-y">
          {positions.map(({ position, markedAt }) => {
            const move = ((position.markPrice - position.entryPrice) / position.entryPrice) * 100 * (position.side === 'long' ? 1 : -1)
            return (
              <CardContent key={position.symbol} className="py-3" aria-label={`${position.side} ${position.symbol}`}>
                <div className="flex items-center gap-2">
                  <SideTag side={position.side} className="text-sm" />
                  <span className="font-semibold">{position.symbol}</span>
                  <span className="text-xs text-muted-foreground tabular-nums">{number(position.leverage, 0)}×</span>
                  {may('positions.close') && (
                    <Button
                      size="sm"
                      variant="dangerOutline"
                      className="ml-auto"
                      onClick={() =>
                        ask({
                          act: 'close',
                          botId: bot.botId,
                          botName: bot.name,
                          paper: bot.key?.paper ?? false,
                          testnet: bot.key?.testnet,
                          currency: bot.currency,
                          position,
                        })
                      }
                    >
                      Close
                    </Button>
                  )}
                </div>
                <p className="mt-1 mb-1.5 text-xl font-semibold">
                  <Signed value={position.unrealisedPnl} unit={bot.currency} />
                  <SignedPercent value={move} className="ml-2 text-xs font-medium" />
                </p>
                <dl>
                  <Fact label="Size">
                    <Quantity value={position.quantity} />
                  </Fact>
                  <Fact label="Entry">
                    <Price value={position.entryPrice} />
                  </Fact>
                  <Fact label="Mark">
                    <Price value={position.markPrice} />
                  </Fact>
                  <Fact label="Stop">{position.stopPrice === null ? <None /> : <Level price={position.stopPrice} mark={position.markPrice} />}</Fact>
                  <Fact label="Target">{position.takeProfitPrice === null ? <None /> : <Level price={position.takeProfitPrice} mark={position.markPrice} />}</Fact>
                  <Fact label="Liquidation">{position.liquidationPrice === null ? <None /> : <Level price={position.liquidationPrice} mark={position.markPrice} />}</Fact>
                  <Fact label="Opened">
                    <Time at={position.entryTime} zone />
                    <Unit>{markedAt ? `held ${duration((Date.parse(markedAt) - Date.parse(position.entryTime)) / 1000)}` : ''}</Unit>
                    {!markedAt && <Age at={position.entryTime} className="sr-only" />}
                  </Fact>
                </dl>
              </CardContent>
            )
          })}
        </div>
      )}
    </Card>
  )
}

function Level({ price, mark }: { price: number; mark: number }) {
  return (
    <>
      <Price value={price} />
      <Unit>{`${number((Math.abs(price - mark) / mark) * 100, 2)} % away`}</Unit>
    </>
  )
}
