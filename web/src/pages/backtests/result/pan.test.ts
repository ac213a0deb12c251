import { describe, expect, it, vi } from 'vitest'
import { heldAt, panByTime, type Range } from './pan'

const WIDTH = 1000

/** A chart that shows positions; a candle a minute. */
function dragged(first = 0) {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => ({ left: 0, top: 0, width: WIDTH, height: 400 }) as DOMRect
  let view: Range = { from: 100, to: 200 }
  let begin = first
  const time = { width: () => WIDTH, height: () => 30, getVisibleLogicalRange: () => view, setVisibleLogicalRange: (next: Range) => (view = next) }
  const prices = { options: () => ({ autoScale: true }), getVisibleRange: () => null, setVisibleRange: vi.fn() }
  const stop = panByTime(element, { timeScale: () => time } as never, { priceScale: () => prices } as never, { timeAt: (at) => begin + at, positionOf: (at) => at - begin })
  const point = (type: string, x: number, more: object = {}) => {
    const told = { pointerId: 1, isPrimary: true, pointerType: 'mouse', timeStamp: 0, ...more }
    const event = new MouseEvent(type, { clientX: x, clientY: 100, button: 0 })
    element.dispatchEvent(Object.defineProperties(event, Object.fromEntries(Object.entries(told).map(([name, value]) => [name, { value }]))))
  }
  return { point, stop, times: () => ({ from: begin + view.from, to: begin + view.to }), exchange: (next: number) => ((view = { from: view.from + begin - next, to: view.to + begin - next }), (begin = next)) }
}

describe('dragging a chart', () => {
  it('keeps what was taken hold of under the pointer', () => {
    expect(heldAt({ from: 100, to: 200 }, 0.5, 150)).toEqual({ from: 100, to: 200 })
    expect(heldAt({ from: 100, to: 200 }, 0.25, 150)).toEqual({ from: 125, to: 225 })
    const { point, times } = dragged()
    point('pointerdown', 200)
    point('pointermove', 700)
    expect(times()).toEqual({ from: 50, to: 150 })
    point('pointerup', 700)
    point('pointermove', 100)
    expect(times()).toEqual({ from: 50, to: 150 })
  })

  it('goes on from where it is when other candles are loaded meanwhile', () => {
    const { point, times, exchange } = dragged()
    point('pointerdown', 200)
    point('pointermove', 400)
    expect(times()).toEqual({ from: 80, to: 180 })
    exchange(-5000)
    expect(times()).toEqual({ from: 80, to: 180 })
    point('pointermove', 500)
    expect(times()).toEqual({ from: 70, to: 170 })
  })

  it('leaves the scales, a click, a second finger and a finger that rests to the chart', () => {
    const { point, times, stop } = dragged()
    point('pointerdown', 1010)
    point('pointermove', 500)
    point('pointerdown', 200)
    point('pointermove', 202)
    point('pointerdown', 300, { pointerId: 2, isPrimary: false })
    point('pointermove', 500)
    point('pointerdown', 200, { pointerType: 'touch' })
    point('pointermove', 500, { pointerType: 'touch', timeStamp: 300 })
    expect(times()).toEqual({ from: 100, to: 200 })
    stop()
    point('pointerdown', 200)
    point('pointermove', 700)
    expect(times()).toEqual({ from: 100, to: 200 })
  })
})
