import type { BotThen } from '@/api/contracts'
import { stateName } from '@/components/chips'
import { number, price, quantity, signed } from '@/format/numbers'
import { dateTimeSeconds } from '@/format/time'
import { venueName } from '@/format/words'
import { LIMIT_GROUPS } from './risk-limit-fields'

/** A bot at one moment, field by field in words, so that two moments can be held against each other. */

export interface ThenField {
  id: string
  label: string
  value: string
}

export interface ThenGroup {
  title: string
  fields: ThenField[]
}

export function thenGroups(then: BotThen, zone = 'UTC'): ThenGroup[] {
  const { configuration } = then
  const key = configuration?.key
  const template = configuration?.template
  return [
    {
      title: 'State',
      fields: [
        field('state', 'State', stateName(then.state)),
        field('reason', 'Why', then.stateReason),
        field('since', 'Since', dateTimeSeconds(then.stateSince, zone)),
        field('name', 'Name', then.name),
        field('instance', 'Instance', then.instance && `${then.instance.provider} ${then.instance.address}`),
        field('version', 'Bot version', then.botVersion),
      ],
    },
    {
      title: 'Position and result',
      fields: [
        ...(then.positions.length > 0
          ? then.positions.map((each) =>
              field(
                `position ${each.tradeId}`,
                `${each.symbol} ${each.side}`,
                `${quantity(each.quantity)} at ${price(each.entryPrice)}, ${number(each.leverage, 0)}×, stop ${each.stopPrice === null ? 'none' : price(each.stopPrice)}, target ${each.takeProfitPrice === null ? 'none' : price(each.takeProfitPrice)}`,
              ),
            )
          : [field('position', 'Position', 'flat')]),
        field('trades', 'Closed trades', `${then.trades}, of which ${then.wins} won`),
        field('net', 'Net PnL of closed trades', signed(then.netPnlTotal, 2)),
      ],
    },
    {
      title: 'Configuration',
      fields: [
        field('revision', 'Revision', configuration && String(configuration.revision)),
        field('paused', 'Entries', configuration && (configuration.paused ? 'paused' : 'allowed')),
        field('template', 'Template', template && `${template.name} v${template.version}`),
        field('key', 'Exchange key', key && `${venueName(key.venue)}${key.testnet ? ' testnet' : ''}, ${key.active ? 'active' : 'not active'}, ${key.keyId}`),
        field('instruments', 'Instruments', key && key.instruments.filter((each) => each.enabled).map((each) => `${each.symbol} ${number(each.leverage, 0)}× ${each.marginMode}`).join(', ')),
      ],
    },
    {
      title: 'Risk limits',
      fields: [
        ...LIMIT_GROUPS.flatMap((group) => group.fields).map(({ name, label, unit }) => {
          const value = then.riskLimits[name]
          return field(name, label, value === null ? 'off' : `${String(value)}${unit ? ` ${unit}` : ''}`)
        }),
        field('dailyLossCloseAll', 'Close all at the daily loss', then.riskLimits.dailyLossCloseAll ? 'on' : 'off'),
      ],
    },
  ]
}

export interface Compared extends ThenField {
  other: string
  differs: boolean
}

/** Both moments side by side; a field that only one of them has is there too. */
export function compare(then: BotThen, other: BotThen | null, zone = 'UTC'): { title: string; fields: Compared[] }[] {
  const others = other && thenGroups(other, zone)
  return thenGroups(then, zone).map((group, index) => {
    const there = new Map(others?.[index]?.fields.map((each) => [each.id, each]) ?? [])
    const own = group.fields.map((each) => {
      const beside = there.get(each.id)?.value ?? '–'
      return { ...each, other: beside, differs: others !== null && beside !== each.value }
    })
    const gone = [...there.values()].filter((each) => !group.fields.some((own) => own.id === each.id)).map((each) => ({ ...each, value: '–', other: each.value, differs: true }))
    return { title: group.title, fields: [...own, ...gone] }
  })
}

function field(id: string, label: string, value: string | null | undefined): ThenField {
  return { id, label, value: value || '–' }
}
