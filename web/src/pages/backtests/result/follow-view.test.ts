import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followView } from './follow-view'

describe('candles that follow the view', () => {
  let view = 0
  let loaded = 0
  let answer: (part: number) => void
  let refuse: () => void
  const fetch = vi.fn((_wanted: number, _signal: AbortSignal) => new Promise<number>((resolve, reject) => ((answer = resolve), (refuse = () => reject(new Error('gone'))))))
  const following = () => {
    const all = followView<number, number>({
      wanted: () => (view === loaded ? undefined : view),
      fetch,
      exchange: async (part) => {
        loaded = part
        // For a frame the chart tells of a range that is neither the old nor the new one.
        view += 1000
        all.look()
        await Promise.resolve()
        all.look()
        view -= 1000
      },
    })
    return all
  }
  const asked = () => fetch.mock.calls.map(([wanted]) => wanted)

  beforeEach(() => {
    vi.useFakeTimers()
    view = loaded = 0
    fetch.mockClear()
  })
  afterEach(() => vi.useRealTimers())

  it('are asked for once at a time, and again where the view has gone on meanwhile', async () => {
    const { look } = following()
    look()
    expect(asked()).toEqual([])
    view = 5
    look()
    view = 7
    look()
    expect(asked()).toEqual([5])
    answer(5)
    await vi.advanceTimersByTimeAsync(0)
    expect(asked()).toEqual([5, 7])
    answer(7)
    await vi.advanceTimersByTimeAsync(0)
    look()
    expect(asked()).toEqual([5, 7])
  })

  it('are asked for again a while after a failure, and no more once the chart has gone', async () => {
    const { look, stop } = following()
    view = 5
    look()
    refuse()
    await vi.advanceTimersByTimeAsync(500)
    look()
    expect(asked()).toEqual([5])
    await vi.advanceTimersByTimeAsync(600)
    look()
    expect(asked()).toEqual([5, 5])
    stop()
    expect(fetch.mock.calls[1]![1].aborted).toBe(true)
    answer(5)
    await vi.advanceTimersByTimeAsync(0)
    expect(loaded).toBe(0)
    look()
    expect(asked()).toHaveLength(2)
  })
})
