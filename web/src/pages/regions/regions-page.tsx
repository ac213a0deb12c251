import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { Activity, Globe } from 'lucide-react'
import { useMemo } from 'react'
import type { BotView, RegionLatencyView } from '@/api/contracts'
import { botsQuery, regionLatenciesQuery } from '@/api/queries'
import { StateChip } from '@/components/chips'
import { DataTable } from '@/components/data-table'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { venueName } from '@/format/words'
import { venuesOf } from './latency'
import { Probe, SpeedLegend, Spread } from './latency-figures'

const region = createColumnHelper<RegionLatencyView>()
const bot = createColumnHelper<BotView>()

/** Where bots can run, how far exchanges are from there, and how quick the connections of those that run really are. */
export function RegionsPage() {
  const { data: regions, error, refetch } = useQuery(regionLatenciesQuery)
  const { data: bots } = useQuery(botsQuery)
  const names = useMemo(() => new Map(regions?.map((each) => [each.region, each.label])), [regions])
  const probeColumns = useMemo(
    () => [
      region.accessor('label', {
        header: 'Region',
        cell: ({ row: { original } }) => (
          <span className="flex flex-wrap items-center gap-2 font-medium">
            {original.label}
            {original.deployable && (
              <Badge variant="positive" title={original.note || undefined}>
                deployable
              </Badge>
            )}
          </span>
        ),
        meta: { name: 'Region' },
      }),
      region.accessor('provider', { header: 'Provider', meta: { name: 'Provider' } }),
      ...venuesOf(regions ?? []).map(({ venue, name }) =>
        region.accessor((row) => row.probes.find((each) => each.venue === venue)?.roundTripMs ?? Number.POSITIVE_INFINITY, {
          id: venue,
          header: name,
          cell: ({ row }) => <Probe probe={row.original.probes.find((each) => each.venue === venue)} />,
          meta: { name: `${name} ms`, numeric: true },
        }),
      ),
      region.accessor('source', { header: 'Figures', cell: ({ getValue }) => <span className="text-xs text-muted-foreground">{getValue()}</span>, meta: { name: 'Figures' } }),
    ],
    [regions],
  )
  const botColumns = useMemo(
    () => [
      bot.accessor('name', {
        header: 'Bot',
        cell: ({ row: { original } }) => (
          <span className="flex flex-wrap items-center gap-2">
            <Link to="/bots/$botId/$tab" params={{ botId: original.botId, tab: 'overview' }} className="font-medium hover:underline">
              {original.name}
            </Link>
            <StateChip bot={original} />
          </span>
        ),
        meta: { name: 'Bot' },
      }),
      bot.accessor((each) => names.get(each.region) ?? each.region, { id: 'region', header: 'Region', meta: { name: 'Region' } }),
      bot.accessor((each) => (each.key ? venueName(each.key.venue) : ''), { id: 'venue', header: 'Exchange', meta: { name: 'Exchange' } }),
      bot.accessor((each) => each.venueLatency?.stream?.p50, { id: 'stream', header: 'WebSocket', cell: ({ row }) => <Spread of={row.original.venueLatency?.stream} />, meta: { name: 'WebSocket p50 ms', numeric: true } }),
      bot.accessor((each) => each.venueLatency?.streamOrder?.p50, { id: 'streamOrder', header: 'Order (WebSocket)', cell: ({ row }) => <Spread of={row.original.venueLatency?.streamOrder} />, meta: { name: 'Order WebSocket p50 ms', numeric: true } }),
      bot.accessor((each) => each.venueLatency?.restOrder?.p50, { id: 'restOrder', header: 'Order (REST)', cell: ({ row }) => <Spread of={row.original.venueLatency?.restOrder} />, meta: { name: 'Order REST p50 ms', numeric: true } }),
    ],
    [names],
  )
  const connected = bots?.filter((each) => each.venueLatency)

  return (
    <>
      <PageHeader title="Regions & latency" description="Where bots can run, how far the exchanges are, and how quick their connections really are." />
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      <section aria-labelledby="live" className="mb-6">
        <h2 id="live" className="mb-1 text-sm font-semibold">
          Live: connected bots
        </h2>
        <p className="mb-2 max-w-3xl text-sm text-muted-foreground">Round trips on connections that stand, from each bot’s own instance, over its last 1,024 of each kind: the median, and below it what 95 and 99 of 100 stay within.</p>
        <Card>
          <DataTable
          csvName="regions"
            label="Live latency"
            data={connected}
            columns={botColumns}
            rowId={(each) => each.botId}
            empty={
              <EmptyState icon={<Activity />} title="No bot is connected to an exchange">
                A bot measures from the moment that it has a key. Deploy one, and its figures appear here within a minute.
              </EmptyState>
            }
          />
        </Card>
      </section>
      <section aria-labelledby="probes">
        <h2 id="probes" className="mb-1 text-sm font-semibold">
          Probes: regions and exchanges
        </h2>
        <div className="mb-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <p className="max-w-3xl text-sm text-muted-foreground">
            A cold HTTPS request each, new connection and all: good for comparing places, many times slower than a bot’s open connection. This machine is measured every ten minutes; the other rows are a published table. BitMEX
            closed in September 2026 and is left out.
          </p>
          <SpeedLegend />
        </div>
        <Card>
          <DataTable
          csvName="bot-latencies"
            label="Probes"
            data={regions}
            columns={probeColumns}
            rowId={(each) => each.region}
            empty={
              <EmptyState icon={<Globe />} title="No region is known">
                Every installation has at least its own machine; the backend’s log says what is wrong.
              </EmptyState>
            }
          />
        </Card>
      </section>
    </>
  )
}
