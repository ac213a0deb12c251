/** Keeps candles loaded around a view that is panned and zoomed: one question at a time, and after each answer whether it still does. */

interface Following<Wanted, Part> {
  /** What should be loaded for what is in view now; nothing while what is loaded will do. */
  wanted: () => Wanted | undefined
  fetch: (wanted: Wanted, signal: AbortSignal) => Promise<Part>
  /** Puts the answer in the place of what was loaded; done when the view tells the truth again. */
  exchange: (part: Part, wanted: Wanted) => Promise<void>
}

const AFTER_FAILURE_MS = 1000

/** `look` is to be called whenever the view changes. */
export function followView<Wanted, Part>({ wanted, fetch, exchange }: Following<Wanted, Part>): { look: () => void; stop: () => void } {
  const stopped = new AbortController()
  let busy = false
  const look = () => {
    if (busy || stopped.signal.aborted) return
    const next = wanted()
    if (next === undefined) return
    busy = true
    fetch(next, stopped.signal).then(
      async (part) => {
        if (stopped.signal.aborted) return
        await exchange(part, next)
        busy = false
        look()
      },
      // The next movement after a while asks again.
      () => setTimeout(() => (busy = false), AFTER_FAILURE_MS),
    )
  }
  return { look, stop: () => stopped.abort() }
}
