import { describe, expect, it } from 'vitest'
import { dayOf, instantsOf } from './range'

const last = Date.parse('2026-03-29T22:30:00Z')

describe('ranges', () => {
  it('count whole days back from the last one, in the chosen zone', () => {
    expect(instantsOf({ range: '7d' }, 'UTC', last)).toEqual({ from: '2026-03-23T00:00:00.000Z', to: '2026-03-30T00:00:00.000Z' })
    expect(dayOf(last, 'Europe/Berlin')).toBe('2026-03-30')
    expect(instantsOf({ range: 'today' }, 'Europe/Berlin', last)).toEqual({ from: '2026-03-29T22:00:00.000Z', to: '2026-03-30T22:00:00.000Z' })
  })

  it('begin days when they begin, also where the clocks change', () => {
    expect(instantsOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin', last)).toEqual({ from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' })
    // No midnight on that day: it begins at one.
    expect(instantsOf({ from: '2024-04-26' }, 'Africa/Cairo', last).from).toBe('2024-04-25T22:00:00.000Z')
    expect(instantsOf({ from: '2018-11-04' }, 'America/Sao_Paulo', last).from).toBe('2018-11-04T03:00:00.000Z')
  })

  it('are open where no day is named', () => {
    expect(instantsOf({}, 'UTC', last)).toEqual({ from: undefined, to: undefined })
    expect(instantsOf({ to: '2022-01-31' }, 'UTC', last)).toEqual({ from: undefined, to: '2022-02-01T00:00:00.000Z' })
    expect(instantsOf({ from: 'yesterday' }, 'UTC', last).from).toBeUndefined()
  })
})
