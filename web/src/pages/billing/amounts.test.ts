import { describe, expect, it } from 'vitest'
import { availableNow, exactMoney, microsOf, money, runwaySeconds } from './amounts'

describe('money', () => {
  it('shows cents and keeps every micro-unit in reach', () => {
    expect(money(24_920_005)).toBe('24.92')
    expect(exactMoney(24_920_005)).toBe('24.920005')
    expect(money(-10_000)).toBe('\u22120.01')
  })

  it.each([
    ['25', 25_000_000],
    ['0.10', 100_000],
    ['12,5', 12_500_000],
    ['1.005', undefined],
    ['-3', undefined],
    ['ten', undefined],
    ['', undefined],
  ])('reads %s as %s micro-units', (text, micros) => expect(microsOf(text)).toBe(micros))

  it('counts what has run since the last posting', () => {
    const billing = { balanceMicros: 1_000_000, creditMicros: 500_000, meters: [{ rateMicrosPerHour: 40_000, chargedUntil: '2026-03-01T10:00:00Z' }] }
    expect(availableNow(billing, Date.parse('2026-03-01T10:30:00Z'))).toBe(1_480_000)
  })

  it('says how long it lasts, and nothing where nothing is charged', () => {
    expect(runwaySeconds(80_000, 40_000)).toBe(7200)
    expect(runwaySeconds(-5, 40_000)).toBe(0)
    expect(runwaySeconds(80_000, 0)).toBeUndefined()
  })
})
