import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ProbeView, RegionLatencyView } from '@/api/contracts'
import { openApp, serve } from '@/test/app'
import { bot } from '@/test/fixtures'
import { milliseconds, notServed, speed, venuesOf } from './latency'

const probe = (venue: string, roundTripMs: number | null, part: Partial<ProbeView> = {}): ProbeView => ({ venue, name: venue === 'bybit' ? 'Bybit' : 'Kraken', served: roundTripMs !== null, roundTripMs, measuredAt: null, ...part })

const REGIONS: RegionLatencyView[] = [
  { region: 'local', label: 'This machine', provider: 'local', deployable: true, note: '', source: 'measured by this backend', probes: [probe('bybit', null, { served: true, measuredAt: '2026-03-01T12:00:00Z' })] },
  { region: 'hetzner.ashburn', label: 'Ashburn, US', provider: 'Hetzner', deployable: false, note: '', source: 'published table', probes: [probe('bybit', null), probe('kraken', 150)] },
  { region: 'aws.singapore', label: 'Singapore', provider: 'AWS', deployable: false, note: '', source: 'published table', probes: [probe('bybit', 31), probe('kraken', 360)] },
]

describe('regions and latency', () => {
  it.each([[49.9, 'near'], [50, 'middling'], [150, 'middling'], [150.1, 'far']])('%d ms is %s', (ms, expected) => expect(speed(ms)).toBe(expected))

  it('shows each probe with a word beside its colour, and what is not served or not reached', async () => {
    serve({ 'GET /api/regions/latency': REGIONS })
    openApp('/regions')
    const table = within(await screen.findByRole('table', { name: 'Probes' }))
    expect(await table.findByText('31 ms')).toHaveTextContent('31 ms (near)')
    expect(table.getByText('150 ms')).toHaveTextContent('(middling)')
    expect(table.getByText('360 ms')).toHaveTextContent('(far)')
    expect(table.getByText('not served')).toBeInTheDocument()
    expect(table.getByText('not reached')).toBeInTheDocument()
  })

  it('shows the percentiles of connected bots', async () => {
    const latency = { stream: { samples: 40, p50: 4.2, p95: 6.1, p99: 9.5 }, streamOrder: null, restOrder: { samples: 3, p50: 21.4, p95: 22, p99: 22 } }
    serve({ 'GET /api/regions/latency': REGIONS, 'GET /api/bots': [{ ...bot(), venueLatency: latency }] })
    openApp('/regions')
    const table = within(await screen.findByRole('table', { name: 'Live latency' }))
    expect(await table.findByText('4.2 ms')).toBeInTheDocument()
    expect(table.getByText('p95 6.1 ms · p99 9.5 ms')).toBeInTheDocument()
    expect(table.getByText('21 ms')).toBeInTheDocument()
    expect(table.getByText('This machine')).toBeInTheDocument()
  })

  it('says which exchange does not serve a region', () => {
    expect(notServed(REGIONS, 'hetzner.ashburn', 'bybit')).toBe('Bybit does not serve this region.')
    expect(notServed(REGIONS, 'aws.singapore', 'bybit')).toBeUndefined()
    expect(notServed(REGIONS, 'local', 'paper')).toBeUndefined()
    expect(notServed(undefined, 'hetzner.ashburn', 'bybit')).toBeUndefined()
  })

  it('knows every exchange once', () => {
    expect(venuesOf(REGIONS).map((each) => each.venue)).toEqual(['bybit', 'kraken'])
    expect(milliseconds(9.94)).toBe('9.9 ms')
  })
})
