import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BotView } from '@/api/contracts'
import { TestStream } from '@/test/stream'
import { bot } from '@/test/fixtures'
import { applyLive, LiveConnection } from './connection'
import { fetchUnderLive } from './journal'

describe('the live connection', () => {
  let client: QueryClient
  let connection: LiveConnection
  const streams: TestStream[] = []

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] })
    client = new QueryClient()
    streams.length = 0
    connection = new LiveConnection(client, () => {
      const stream = new TestStream()
      streams.push(stream)
      return stream as unknown as EventSource
    })
    connection.start()
  })
  afterEach(() => {
    connection.stop()
    vi.useRealTimers()
  })

  it('puts events into the cache at the next frame, all of a frame at once', () => {
    client.setQueryData(['bots'], [bot()])
    streams[0]!.onopen!()
    const written = vi.fn()
    client.getQueryCache().subscribe((event) => event.type === 'updated' && written())
    streams[0]!.say('bot', bot({ netPnlToday: 1 }))
    streams[0]!.say('bot', bot({ netPnlToday: 2 }))
    expect(client.getQueryData<BotView[]>(['bots'])![0]!.netPnlToday).toBe(12.5)
    vi.advanceTimersByTime(20)
    expect(client.getQueryData<BotView[]>(['bots'])![0]!.netPnlToday).toBe(2)
    expect(written).toHaveBeenCalledTimes(1)
  })

  it('puts a stream of events into the cache five times a second, and forgets none', () => {
    client.setQueryData(['bots'], [bot()])
    streams[0]!.onopen!()
    const written = vi.fn()
    client.getQueryCache().subscribe((event) => event.type === 'updated' && written())
    for (let i = 1; i <= 60; i++) {
      streams[0]!.say('bot', bot({ netPnlToday: i }))
      vi.advanceTimersByTime(20)
    }
    vi.advanceTimersByTime(250)
    expect(written.mock.calls.length).toBeLessThan(25)
    expect(client.getQueryData<BotView[]>(['bots'])![0]!.netPnlToday).toBe(60)
  })

  it('says that it is lost, comes back by itself, and has everything asked again', () => {
    const asked = vi.spyOn(client, 'invalidateQueries')
    streams[0]!.onopen!()
    expect(connection.state).toBe('live')

    streams[0]!.onerror!()
    expect(connection.state).toBe('lost')
    expect(streams[0]!.closed).toBe(true)
    vi.advanceTimersByTime(500)
    expect(streams).toHaveLength(2)

    asked.mockClear()
    streams[1]!.onopen!()
    expect(connection.state).toBe('live')
    expect(asked).toHaveBeenCalledWith()
  })

  it('waits longer after each failure, and not at all when the network returns', () => {
    streams[0]!.onerror!()
    vi.advanceTimersByTime(500)
    streams[1]!.onerror!()
    vi.advanceTimersByTime(500)
    expect(streams).toHaveLength(2)
    window.dispatchEvent(new Event('online'))
    expect(streams).toHaveLength(3)
  })

  it('asks again for the live answers that were asked for before it was open, once the page has come to rest, and for no others', () => {
    client.setQueryData(['bots'], [bot()])
    client.setQueryData(['session'], {})
    streams[0]!.onopen!()
    client.setQueryData(['keys'], [])
    const stale = () => client.getQueryCache().findAll({ stale: true, predicate: (query) => query.state.isInvalidated }).map((query) => query.queryKey[0])
    expect(stale()).toEqual([])
    vi.advanceTimersByTime(2000)
    expect(stale()).toEqual(['bots'])
  })

  it('asks for everything again when it was too slow to be told everything', () => {
    const asked = vi.spyOn(client, 'invalidateQueries')
    streams[0]!.say('resync' as never, {} as never)
    expect(asked).toHaveBeenCalledWith()
  })

  it('asks for orders again when something was traded', () => {
    const asked = vi.spyOn(client, 'invalidateQueries')
    applyLive(client, [{ name: 'position_closed', data: { botId: 'bot-1', symbol: 'BTCUSDT' } }])
    expect(asked).toHaveBeenCalledWith({ queryKey: ['orders', 'bot-1'] }, { cancelRefetch: false })
  })
})

describe('an answer fetched while events arrive', () => {
  it('is brought up to date with them, so that a slow answer undoes nothing', async () => {
    const client = new QueryClient()
    let answer: (bots: BotView[]) => void = () => {}
    const fetched = fetchUnderLive(['bots'], () => new Promise<BotView[]>((resolve) => (answer = resolve)))
    applyLive(client, [{ name: 'bot', data: bot({ state: 'paused' }) }])
    answer([bot({ state: 'online' })])
    expect((await fetched)[0]!.state).toBe('paused')
  })

  it('stays as fetched once nothing more arrives', async () => {
    const first = await fetchUnderLive(['bots'], async () => [bot({ state: 'online' })])
    applyLive(new QueryClient(), [{ name: 'bot', data: bot({ state: 'paused' }) }])
    expect(first[0]!.state).toBe('online')
  })
})
