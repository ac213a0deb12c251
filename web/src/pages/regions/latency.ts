import type { ProbeView, RegionLatencyView, Venue } from '@/api/contracts'

export type Speed = 'near' | 'middling' | 'far'

/** Under 50 ms is near, over 150 ms far. */
export function speed(ms: number): Speed {
  return ms < 50 ? 'near' : ms <= 150 ? 'middling' : 'far'
}

/** Milliseconds as people read them: a decimal below ten. */
export function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}

/** Exchanges of all regions, each once, in the order in which they come. */
export function venuesOf(regions: RegionLatencyView[]): Pick<ProbeView, 'venue' | 'name'>[] {
  const found = new Map<string, Pick<ProbeView, 'venue' | 'name'>>()
  // Those of the table first: it names the exchanges that people compare.
  const rows = [...regions].sort((a, b) => b.probes.length - a.probes.length)
  for (const { probes } of rows) for (const { venue, name } of probes) if (!found.has(venue)) found.set(venue, { venue, name })
  return [...found.values()]
}

/** Why a bot in the region could not trade at the exchange; undefined where it can, as far as is known. */
export function notServed(regions: RegionLatencyView[] | undefined, region: string | undefined, venue: Venue | undefined): string | undefined {
  const probe = regions?.find((each) => each.region === region)?.probes.find((each) => each.venue === venue)
  return probe && !probe.served ? `${probe.name} does not serve this region.` : undefined
}
