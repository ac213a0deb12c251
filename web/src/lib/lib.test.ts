import { describe, expect, it } from 'vitest'
import { toCsv } from './csv'
import { oneOf, search, text } from './search'

describe('CSV', () => {
  it('quotes what needs it and ends each line as the standard says', () => {
    expect(toCsv(['Bot', 'Net'], [['a, "b"', -1.5], ['c', null]])).toBe('Bot,Net\r\n"a, ""b""",-1.5\r\nc,\r\n')
  })

  it('makes texts harmless that a spreadsheet would run', () => {
    expect(toCsv(['x'], [['=1+1'], ['@sum'], ['-2'], [-2]])).toBe("x\r\n'=1+1\r\n'@sum\r\n'-2\r\n-2\r\n")
  })
})

describe('an address', () => {
  const read = search({ q: text, side: oneOf('long', 'short') })
  it('gives what it knows and leaves out what it does not', () => {
    expect(read({ q: 'btc', side: 'long', other: 'x' })).toEqual({ q: 'btc', side: 'long' })
    expect(read({ q: '', side: 'sideways' })).toEqual({})
  })
})
