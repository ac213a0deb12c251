import { describe, expect, it } from 'vitest'
import { bytes, millis, money, number, percent, price, quantity, signed, tone } from './numbers'
import { clock, dateTime, dateTimeSeconds, duration, everyZone, shortDateTime, zoneName } from './time'
import { decisionName, humanise, roleName } from './words'

describe('numbers', () => {
  it.each([
    [1234.5, 2, '1,234.50'],
    [-1234.5, 2, '−1,234.50'],
    [-0.001, 2, '0.00'],
  ])('%d with %d decimals reads %s', (value, decimals, text) => expect(number(value, decimals)).toBe(text))

  it.each([
    [12.345, '+12.35'],
    [-12.345, '−12.35'],
    [0, '0.00'],
    [-0.004, '0.00'],
    [0.004, '0.00'],
  ])('signed %d reads %s', (value, text) => expect(signed(value)).toBe(text))

  it('agrees on sign and tone at the precision that is shown', () => {
    for (const value of [-1, -0.005, -0.0049, 0, 0.0049, 0.005, 1]) {
      const text = signed(value)
      expect(tone(value)).toBe(text.startsWith('+') ? 'positive' : text.startsWith('−') ? 'negative' : 'zero')
    }
  })

  it.each([
    [46123.45, '46,123.45'],
    [46123, '46,123.0'],
    [1.23456, '1.2346'],
    [0.00001234, '0.00001234'],
  ])('price %d reads %s', (value, text) => expect(price(value)).toBe(text))

  it('drops trailing zeros of quantities and keeps units with the rest', () => {
    expect(quantity(0.25)).toBe('0.25')
    expect(percent(-1.5)).toBe('−1.50 %')
    expect(money(10, 'USDT')).toBe('10.00 USDT')
    expect([millis(0.42), millis(2.34), millis(123.4)]).toEqual(['0.42 ms', '2.3 ms', '123 ms'])
    expect(bytes(94_371_840)).toBe('90 MB')
  })
})

describe('times', () => {
  const at = '2022-01-04T23:05:09.123Z'

  it('is UTC unless a zone was chosen', () => {
    expect([dateTime(at), dateTimeSeconds(at), shortDateTime(at), clock(at)]).toEqual(['2022-01-04 23:05', '2022-01-04 23:05:09', '01-04 23:05', '23:05:09'])
    expect(dateTime(at, 'Asia/Tokyo')).toBe('2022-01-05 08:05')
  })

  it('names midnight zero and not twenty-four', () => expect(clock('2022-01-04T00:00:00Z')).toBe('00:00:00'))

  it('always names the zone', () => {
    expect(zoneName(at, 'UTC')).toBe('UTC')
    expect(zoneName(at, 'Asia/Tokyo')).toBe('GMT+9')
    expect(everyZone(at, 'Asia/Tokyo')).toContain('2022-01-05 08:05:09 GMT+9\n2022-01-04 23:05:09 UTC')
  })

  it.each([
    [-5, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3600 + 5 * 60, '1 h 05 min'],
    [72 * 3600 + 4 * 3600, '3 d 04 h'],
  ])('%d seconds last %s', (seconds, text) => expect(duration(seconds)).toBe(text))
})

describe('words', () => {
  it('reads codes, those nobody foresaw too', () => {
    expect([humanise('risk_limit'), roleName('entry_guard'), roleName('oracle'), decisionName('blocked_long'), decisionName('held_back')]).toEqual([
      'Risk limit', 'Entry guards', 'Oracle', 'Long blocked', 'Held back',
    ])
  })
})
