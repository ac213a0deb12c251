/** Which part of the candles a price chart should have loaded for what it shows. Times in epoch milliseconds. */

export interface Loaded {
  /** What was asked for; the ends of the history where nothing was. */
  from: number
  to: number
  step: number
}

export interface History {
  first: number
  last: number
  interval: number
}

export interface Wanted {
  from: number
  to: number
  buckets: number
}

/** Buckets that a view should have, at least and at most, before other ones are asked for. */
const COARSEST = 250
const FINEST = 4000
const BUCKETS_IN_VIEW = 900
/** Views that are loaded to either side. */
const BESIDE = 2.5
/** Views that are left to an edge when the next stretch is asked for: the time of a steady drag across them is the time to load it in. */
const AHEAD = 1.25

/**
 * What to ask for, or nothing while what is loaded will do: a view with more on either side, in buckets about a pixel wide. Asked for anew well before the view reaches
 * an edge of what is loaded, or when its buckets have become too coarse or needlessly fine.
 */
export function wantedPart(view: { from: number; to: number }, loaded: Loaded, history: History): Wanted | undefined {
  const end = history.last + history.interval
  const from = Math.max(view.from, history.first)
  const to = Math.min(view.to, end)
  const span = to - from
  if (span <= 0) return undefined
  const inView = span / loaded.step
  const near = span * AHEAD
  const left = loaded.from > history.first && from - near < loaded.from
  const right = loaded.to < end && to + near > loaded.to
  const coarse = inView < COARSEST && loaded.step > history.interval
  const fine = inView > FINEST
  if (!left && !right && !coarse && !fine) return undefined
  const wanted = { from: Math.max(history.first, Math.floor(from - span * BESIDE)), to: Math.min(end, Math.ceil(to + span * BESIDE)) }
  // As wide at the ends of the history as anywhere, so that candles keep their width while they are dragged along.
  return { ...wanted, buckets: Math.ceil((BUCKETS_IN_VIEW * (wanted.to - wanted.from)) / span) }
}
