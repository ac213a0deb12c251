import type { ReactNode } from 'react'
import type { BacktestReport } from '@/api/backtests'
import { Fact } from '@/components/feedback'
import { Amount, Price, Signed, Time } from '@/components/figures'
import { SideTag } from '@/components/chips'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { duration } from '@/format/time'
import type { Side } from '@/api/contracts'
import { Part, Ratio, Share } from '../words'

/** Every figure over the trades and the equity. */
export function Figures({ report }: { report: BacktestReport }) {
  const { trades, equity, headline, samples } = report
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-3">
      <Group title="Trades">
        <Fact label="Won / lost">
          {trades.wins} / {trades.losses}
        </Fact>
        <Fact label="Net">
          <Signed value={trades.netPnl} />
        </Fact>
        <Fact label="Gross profit / loss">
          <Amount value={trades.grossProfit} /> / <Amount value={trades.grossLoss} />
        </Fact>
        <Fact label="Average win / loss">
          <Ratio value={trades.averageWin} /> / <Ratio value={trades.averageLoss} />
        </Fact>
        <Fact label="Payoff">
          <Ratio value={trades.payoff} />
        </Fact>
        <Fact label="Expectancy in R">
          <Ratio value={trades.expectancyR} />
        </Fact>
        <Fact label="Longest streaks, won / lost">
          {trades.longestWinStreak} / {trades.longestLossStreak}
        </Fact>
        <Fact label="Mean hold">{trades.averageHoldMillis === null ? '–' : duration(trades.averageHoldMillis / 1000)}</Fact>
        <Fact label="Edge ratio (MFE / MAE)">
          <Ratio value={trades.edgeRatio} />
        </Fact>
        <Fact label="Kept of the best moves">
          <Part value={trades.capture} />
        </Fact>
        <Fact label="Fees / funding">
          <Amount value={trades.fees} /> / <Amount value={trades.funding} />
        </Fact>
      </Group>
      <Group title="Equity">
        <Fact label="At the end">
          <Amount value={headline.finalEquity} />
        </Fact>
        <Fact label="Growth a year">
          <Share value={equity.cagr} />
        </Fact>
        <Fact label="Sharpe">
          <Ratio value={equity.sharpe} />
        </Fact>
        <Fact label="Sortino">
          <Ratio value={equity.sortino} />
        </Fact>
        <Fact label="Calmar">
          <Ratio value={equity.calmar} />
        </Fact>
        <Fact label="Largest drawdown">
          <Part value={equity.maxDrawdown} decimals={2} />
        </Fact>
        <Fact label="Longest drawdown">{duration(equity.longestDrawdownMillis / 1000)}</Fact>
        <Fact label="In the market">
          <Part value={headline.exposure} />
        </Fact>
      </Group>
      {report.openTrades.length > 0 && (
        <Group title="Open at the end">
          {report.openTrades.map((open) => (
            <Fact key={open.symbol + open.entryTime} label={<><SideTag side={open.side as Side} /> {open.symbol} since <Time at={open.entryTime} style="short" /></>}>
              <Price value={open.entryPrice} /> → <Price value={open.lastPrice} /> <Signed value={open.unrealisedPnl} />
            </Fact>
          ))}
        </Group>
      )}
      {samples && (
        <Group title="In and out of sample">
          <Fact label="Cut">
            <Time at={samples.at} zone />
          </Fact>
          <Fact label="Trades">
            {samples.inSample.trades.trades} / {samples.outOfSample.trades.trades}
          </Fact>
          <Fact label="Net">
            <Signed value={samples.inSample.trades.netPnl} /> / <Signed value={samples.outOfSample.trades.netPnl} />
          </Fact>
          <Fact label="Profit factor">
            <Ratio value={samples.inSample.trades.profitFactor} /> / <Ratio value={samples.outOfSample.trades.profitFactor} />
          </Fact>
          <Fact label="Sharpe">
            <Ratio value={samples.inSample.equity.sharpe} /> / <Ratio value={samples.outOfSample.equity.sharpe} />
          </Fact>
        </Group>
      )}
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent>
        <dl>{children}</dl>
      </CardContent>
    </Card>
  )
}
