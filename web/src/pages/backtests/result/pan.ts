import type { IChartApi, ISeriesApi } from 'lightweight-charts'

/** Dragging a chart whose candles are exchanged meanwhile: what was taken hold of stays under the pointer, whichever candles are loaded there by now. */

export interface Range {
  from: number
  to: number
}

/** Where instants lie among the candles that are loaded. */
export interface TimeScale {
  timeAt: (position: number) => number
  positionOf: (time: number) => number
}

/** The visible positions, moved so that an instant lies at a share of the width. */
export function heldAt(view: Range, share: number, position: number): Range {
  const shift = position - (view.from + share * (view.to - view.from))
  return { from: view.from + shift, to: view.to + shift }
}

const SLOP_PX = 4
/** A finger that rests so long wants the crosshair. */
const LONG_PRESS_MS = 240

/**
 * Lets a chart be dragged by pointer; the chart's own dragging must be off. Prices move along where they do not fit themselves. Returns how to stop.
 */
export function panByTime(element: HTMLElement, chart: IChartApi, series: ISeriesApi<'Candlestick'>, scale: TimeScale): () => void {
  let held: { pointer: number; time: number; x: number; y: number; since: number; moving: boolean } | undefined

  const inside = (event: PointerEvent) => {
    const { left, top, height } = element.getBoundingClientRect()
    const x = event.clientX - left
    const y = event.clientY - top
    return x < chart.timeScale().width() && y < height - chart.timeScale().height() ? { x, y } : undefined
  }
  const release = () => {
    held = undefined
  }
  const press = (event: PointerEvent) => {
    const at = inside(event)
    const view = chart.timeScale().getVisibleLogicalRange()
    // A second finger pinches.
    if (!event.isPrimary || event.button !== 0 || !at || !view) return release()
    const position = view.from + (at.x / chart.timeScale().width()) * (view.to - view.from)
    held = { pointer: event.pointerId, time: scale.timeAt(position), ...at, since: event.timeStamp, moving: false }
  }
  const move = (event: PointerEvent) => {
    if (!held || event.pointerId !== held.pointer) return
    const { left, top } = element.getBoundingClientRect()
    const x = event.clientX - left
    const y = event.clientY - top
    if (!held.moving) {
      if (Math.abs(x - held.x) < SLOP_PX && Math.abs(y - held.y) < SLOP_PX) return
      if (event.pointerType === 'touch' && event.timeStamp - held.since > LONG_PRESS_MS) return release()
      held.moving = true
      element.setPointerCapture?.(event.pointerId)
    }
    const view = chart.timeScale().getVisibleLogicalRange()
    if (view) chart.timeScale().setVisibleLogicalRange(heldAt(view, x / chart.timeScale().width(), scale.positionOf(held.time)))
    const prices = series.priceScale()
    const shown = prices.options().autoScale ? null : prices.getVisibleRange()
    if (shown) {
      const down = ((y - held.y) / element.clientHeight) * (shown.to - shown.from)
      prices.setVisibleRange({ from: shown.from + down, to: shown.to + down })
    }
    held.y = y
  }
  const listening = new AbortController()
  const { signal } = listening
  element.addEventListener('pointerdown', press, { signal })
  element.addEventListener('pointermove', move, { signal })
  element.addEventListener('pointerup', release, { signal })
  element.addEventListener('pointercancel', release, { signal })
  element.style.touchAction = 'pan-y'
  return () => listening.abort()
}
