import { FilterX } from 'lucide-react'
import type { TradeChoices } from '@/api/contracts'
import { ChoiceFilter } from '@/components/choice-filter'
import { FilterInput } from '@/components/filter-input'
import { RangePicker } from '@/components/range-picker'
import { Button } from '@/components/ui/button'
import { humanise, venueName } from '@/format/words'
import type { TradeFilter } from './trade-filter'

type Name = 'bot' | 'key' | 'exchange' | 'symbol' | 'side' | 'result' | 'template' | 'exit' | 'money' | 'currency'

interface Filter {
  name: Name
  label: string
  none?: string
  options: [string, string][]
}

interface TradeFiltersProps {
  filter: TradeFilter
  choices: TradeChoices | undefined
  onChange: (part: Partial<TradeFilter>) => void
  /** Those that the page offers, in order. */
  names: Name[]
  search?: boolean
  counted?: string
}

/** Everything that narrows trades down; what there is to choose, with the number of trades of each, comes from the trades themselves. */
export function TradeFilters({ filter, choices, onChange, names, search, counted }: TradeFiltersProps) {
  const filters = filtersOf(choices)
  const filtered = [...names, 'q', 'range', 'from', 'to'].some((name) => filter[name as keyof TradeFilter])
  return (
    <>
      {search && <FilterInput label="Filter trades" value={filter.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} placeholder="Bot, symbol, id…" className="w-44" />}
      <RangePicker value={filter} onChange={onChange} counted={counted} />
      {names.map((name) => {
        const each = filters[name]
        const value = filter[name]
        const options = value && !each.options.some(([option]) => option === value) ? [...each.options, [value, value] as [string, string]] : each.options
        // One that nothing is to be chosen of is only in the way.
        if (options.length < 2 && !value) return null
        return <ChoiceFilter key={name} label={each.label} none={each.none} value={value} options={options} onChange={(chosen) => onChange({ [name]: chosen })} />
      })}
      {filtered && (
        <Button variant="ghost" size="sm" onClick={() => onChange(Object.fromEntries([...names, 'q', 'range', 'from', 'to'].map((name) => [name, undefined])))}>
          <FilterX /> Clear
        </Button>
      )}
    </>
  )
}

function filtersOf(choices: TradeChoices | undefined): Record<Name, Omit<Filter, 'name'>> {
  const of = (list: { value: string; name: string; trades: number }[] | undefined, name: (text: string) => string = (text) => text) =>
    (list ?? []).map((each): [string, string] => [each.value, `${name(each.name)} (${each.trades})`])
  return {
    bot: { label: 'Bot', options: of(choices?.bots) },
    key: { label: 'Account', options: of(choices?.keys) },
    exchange: { label: 'Exchange', options: of(choices?.venues, venueName) },
    symbol: { label: 'Symbol', options: of(choices?.symbols) },
    side: { label: 'Side', options: [['long', 'Long'], ['short', 'Short']] },
    result: { label: 'Result', options: [['win', 'Winners'], ['loss', 'Losers'], ['even', 'Exactly even']] },
    template: { label: 'Template', options: of(choices?.templates) },
    exit: { label: 'Exit', options: of(choices?.exitReasons, humanise) },
    money: { label: 'Money', options: of(choices?.money, humanise) },
    currency: { label: 'Currency', options: of(choices?.currencies) },
  }
}
