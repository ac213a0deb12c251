import type { BacktestReport } from '@/api/backtests'
import { Fact } from '@/components/feedback'
import { Price, Time } from '@/components/figures'
import { CopyText } from '@/components/copy-button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { toPercent } from '../conditions'
import { FILLS } from '../words'

/** Under which conditions a result came about: everything that is needed to get it again. */
export function ConditionsView({ report }: { report: BacktestReport }) {
  const { conditions, markets, headline } = report
  const fill = FILLS[conditions.fill]
  const { contract } = conditions
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      <Card>
        <CardHeader>
          <CardTitle>Conditions</CardTitle>
        </CardHeader>
        <CardContent>
          <dl>
            <Fact label="Decided and filled">at the close; at the next open</Fact>
            <Fact label="Stops and targets">{fill?.label ?? conditions.fill}</Fact>
            <Fact label="Cash at the start">{number(conditions.cash, 2)}</Fact>
            <Fact label="Leverage">
              {number(conditions.leverage, 1)}×, {conditions.marginMode}
            </Fact>
            <Fact label="Taker / maker fee">
              {toPercent(conditions.takerFee)} % / {conditions.makerFee === null ? 'as takers' : `${toPercent(conditions.makerFee)} %`}
            </Fact>
            <Fact label="Slippage of market fills">{number(conditions.slippageBps, 1)} bps</Fact>
            <Fact label="Risk limits">{conditions.riskLimits ? 'a bot’s defaults' : 'none'}</Fact>
            <Fact label="Trading sessions">{conditions.sessions ? 'as in the template' : 'ignored'}</Fact>
            <Fact label="Funding">{conditions.funding ? 'paid where known' : 'not paid'}</Fact>
            <Fact label="Contract">
              {contract.type}, price step {contract.tickSize || 'none'}, quantity step {contract.lotSize || 'none'}
            </Fact>
          </dl>
          <p className="mt-2 text-xs text-muted-foreground">{fill?.meaning}</p>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Candles</CardTitle>
        </CardHeader>
        <CardContent>
          <dl>
            {markets.map((market) => (
              <Fact key={market.symbol} label={`${market.symbol}, ${market.interval}`}>
                {number(market.candles, 0)} candles{market.missing > 0 && `, ${number(market.missing, 0)} missing`}; <Price value={market.firstPrice} /> → <Price value={market.lastPrice} />
              </Fact>
            ))}
            <Fact label="First decision">
              <Time at={headline.firstTime} zone />
            </Fact>
            <Fact label="End">
              <Time at={headline.lastTime} zone />
            </Fact>
            <Fact label="Template version">
              <CopyText text={report.templateVersion} label="template version" />
            </Fact>
            <Fact label="Ran for">{headline.elapsedMillis < 1000 ? `${headline.elapsedMillis} ms` : duration(headline.elapsedMillis / 1000)}</Fact>
          </dl>
        </CardContent>
      </Card>
    </div>
  )
}
