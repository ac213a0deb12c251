/** Numbers as traders read them: fixed decimals, grouped thousands, a real minus, always the same width per column. */

const MINUS = '\u2212'
const formats = new Map<string, Intl.NumberFormat>()

function format(value: number, min: number, max: number): string {
  const key = `${min}/${max}`
  let formatter = formats.get(key)
  if (!formatter) {
    formatter = new Intl.NumberFormat('en-US', { minimumFractionDigits: min, maximumFractionDigits: max })
    formats.set(key, formatter)
  }
  return formatter.format(Math.abs(value))
}

function isZeroAt(value: number, decimals: number): boolean {
  return Math.abs(value) < 0.5 * 10 ** -decimals
}

/** A plain number; negative ones with a real minus. */
export function number(value: number, decimals: number): string {
  const sign = value < 0 && !isZeroAt(value, decimals) ? MINUS : ''
  return sign + format(value, decimals, decimals)
}

/** So many of something: "1 trade", "1,204 trades". */
export function count(value: number, one: string): string {
  return `${number(value, 0)} ${one}${value === 1 ? '' : 's'}`
}

/** With its sign, plus included; nothing before zero. */
export function signed(value: number, decimals = 2): string {
  if (isZeroAt(value, decimals)) return format(0, decimals, decimals)
  return (value > 0 ? '+' : MINUS) + format(value, decimals, decimals)
}

/** Decimals that a price of this size is usually quoted with. */
export function priceDecimals(value: number): number {
  const size = Math.abs(value)
  if (size >= 1000) return 1
  if (size >= 100) return 2
  if (size >= 1) return 4
  if (size >= 0.01) return 5
  return 8
}

export function price(value: number): string {
  const least = priceDecimals(value)
  return (value < 0 ? MINUS : '') + format(value, least, Math.max(least, 2))
}

/** A quantity without trailing zeros. */
export function quantity(value: number): string {
  return (value < 0 ? MINUS : '') + format(value, 0, 8)
}

export function percent(value: number, decimals = 2): string {
  return `${signed(value, decimals)} %`
}

export function money(value: number, currency: string): string {
  return `${number(value, 2)} ${currency}`
}

export function signedMoney(value: number, currency: string): string {
  return `${signed(value)} ${currency}`
}

/** A round trip: two significant digits under 10 ms. */
export function millis(value: number): string {
  if (value < 1) return `${format(value, 2, 2)} ms`
  if (value < 10) return `${format(value, 1, 1)} ms`
  return `${format(value, 0, 0)} ms`
}

export function bytes(value: number): string {
  return `${format(value / 1024 / 1024, 0, 0)} MB`
}

/** `positive`, `negative` or `zero` at the shown precision, so that colour and sign never disagree. */
export function tone(value: number, decimals = 2): 'positive' | 'negative' | 'zero' {
  if (isZeroAt(value, decimals)) return 'zero'
  return value > 0 ? 'positive' : 'negative'
}
