import { number } from '@/format/numbers'

const MICROS = 1_000_000

/** Micro-units as money: cents are enough to read, the exact amount stands in the title. */
export function money(micros: number, decimals = 2): string {
  return number(micros / MICROS, decimals)
}

/** Every place of a micro-unit. */
export function exactMoney(micros: number): string {
  return number(micros / MICROS, 6)
}

/** What is left after what the meters have run since they were last posted. */
export function availableNow(billing: { balanceMicros: number; creditMicros: number; meters: { rateMicrosPerHour: number; chargedUntil: string }[] }, now: number): number {
  const running = billing.meters.reduce((sum, meter) => sum + (meter.rateMicrosPerHour * Math.max(0, now - Date.parse(meter.chargedUntil))) / 3_600_000, 0)
  return billing.balanceMicros + billing.creditMicros - running
}

/** Seconds until nothing is left; nothing where nothing is charged. */
export function runwaySeconds(availableMicros: number, burnMicrosPerHour: number): number | undefined {
  return burnMicrosPerHour > 0 ? Math.max(0, (availableMicros / burnMicrosPerHour) * 3600) : undefined
}

/** What a person typed as an amount, in micro-units; nothing where it is not one of whole cents. */
export function microsOf(text: string): number | undefined {
  if (!/^\d{1,7}([.,]\d{1,2})?$/.test(text.trim())) return undefined
  return Math.round(Number(text.trim().replace(',', '.')) * 100) * 10_000
}
